// SPDX-License-Identifier: GPL-3.0-or-later
// One column of a result, as the server describes it.
#pragma once

#include <QString>

#include <cstdint>

namespace core::result {

using Oid = std::uint32_t;

struct Column
{
    QString name;
    Oid typeOid = 0;
    int typeModifier = -1;
    Oid tableOid = 0;    ///< origin (PQftable), 0 if the column is an expression
    int tableColumn = 0; ///< attnum of the origin (PQftablecol), 0 if none
    QString typeName{};  ///< as format_type() says it, with the modifier: numeric(12,2); empty while unknown
};

} // namespace core::result
