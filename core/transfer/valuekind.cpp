// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/transfer/valuekind.h"

#include "core/result/typeinfo.h"

namespace core::transfer {

ValueKind valueKind(result::Oid type)
{
    struct Entry
    {
        result::Oid oid;
        ValueKind kind;
    };
    // Source: pg_type.dat. money depends on lc_monetary and is text
    static constexpr Entry Known[] = {
        {16, ValueKind::Boolean},   {20, ValueKind::Integer},     {21, ValueKind::Integer},
        {23, ValueKind::Integer},   {26, ValueKind::Integer},     {114, ValueKind::Json},
        {700, ValueKind::Float},    {701, ValueKind::Float},      {1082, ValueKind::Date},
        {1083, ValueKind::Time},    {1114, ValueKind::Timestamp}, {1184, ValueKind::TimestampTz},
        {1700, ValueKind::Numeric}, {3802, ValueKind::Json},
    };
    for (const Entry &entry : Known) {
        if (entry.oid == type)
            return entry.kind;
    }
    return result::elementType(type) != 0 ? ValueKind::Array : ValueKind::Text;
}

} // namespace core::transfer
