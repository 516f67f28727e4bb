// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/writeoptions.h"

namespace core::transfer {

CsvOptions WriteOptions::csvRules() const
{
    CsvOptions rules = csv;
    if (format == Format::Tsv)
        rules.delimiter = '\t';
    return rules;
}

Result<void> WriteOptions::check() const
{
    if (format == Format::Csv || format == Format::Tsv)
        return csvRules().check();
    return {};
}

} // namespace core::transfer
