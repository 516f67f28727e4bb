// SPDX-License-Identifier: GPL-3.0-or-later
// What a value is to a format that knows more than text.
#pragma once

#include "core/result/column.h"

namespace core::transfer {

enum class ValueKind
{
    Text, ///< and every type that has no place of its own
    Integer,
    Numeric,
    Float,
    Boolean,
    Json,
    Date,
    Timestamp,
    TimestampTz,
    Time,
    Array, ///< of a built-in type
};

ValueKind valueKind(result::Oid type);

} // namespace core::transfer
