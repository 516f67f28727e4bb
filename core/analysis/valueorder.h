// SPDX-License-Identifier: GPL-3.0-or-later
// How the values of a column compare: as PostgreSQL compares them where their text allows, otherwise as text
// by code points. A value is turned into bytes that compare with memcmp (a key); most keys are 8 bytes, so
// that sorting compares numbers. NULL has no key. Thread: any; values.
#pragma once

#include "core/result/chunk.h"
#include "core/result/column.h"

#include <QByteArray>

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace core::analysis {

enum class ValueKind
{
    Text,       ///< by code points: the server's order only in the collation "C"
    PaddedText, ///< character(n): spaces at the end do not count
    Bytes,      ///< text whose bytes are ordered as the values are: uuid, bytea in hex, bit strings, name
    Signed,
    Unsigned,
    Decimal,
    Float,
    Money,
    Boolean,
    Lsn,
    Date,
    Timestamp,
    Time,
    Interval
};

class ValueOrder
{
public:
    explicit ValueOrder(const result::Column &column);
    explicit ValueOrder(ValueKind kind)
        : m_kind(kind)
    {
    }

    ValueKind kind() const { return m_kind; }
    /// The key's first 8 bytes as a number, shorter keys filled up with zeros. False if the text is none of
    /// the kind's: the column can be ordered as text only.
    bool word(const result::CellView &cell, std::uint64_t &word) const;
    /// Whether the first 8 bytes are the whole key.
    bool isOneWord() const;
    /// The whole key; it lies in the cell itself or in scratch. Empty if the text is none of the kind's.
    std::string_view key(const result::CellView &cell, std::string &scratch) const;

private:
    ValueKind m_kind;
};

/// -1, 0 or 1 as memcmp tells it, the shorter first.
int compareKeys(std::string_view a, std::string_view b);
/// Numbers that can be added up exactly: integers and numeric.
bool isExactNumber(ValueKind kind);

} // namespace core::analysis
