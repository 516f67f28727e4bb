// SPDX-License-Identifier: GPL-3.0-or-later
// Rows on standard output as `howdah run` shows them: tab-separated, CSV, or a table for a person.
// Thread: the session's.
#pragma once

#include "core/result/rowsink.h"
#include "core/transfer/csvwriter.h"

#include <memory>
#include <optional>

namespace app::cli {

enum class RowFormat
{
    Tsv, ///< as COPY … TO writes text, with a line of names: \t, \n, \\ escaped, NULL is \N
    Csv,
    Table ///< aligned by the first 500 rows, control characters shown, long values cut
};

std::optional<RowFormat> rowFormatFromName(const QString &name);

/// One per statement. Bytes go to target. expanded: of a table, a line for each value.
std::unique_ptr<core::result::RowSink> resultPrinter(RowFormat format, core::transfer::ByteSink &target,
                                                     bool expanded = false);

} // namespace app::cli
