// SPDX-License-Identifier: GPL-3.0-or-later
// An interval as the server writes it (IntervalStyle postgres), in fields. A value; any thread.
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace core::values {

struct IntervalText
{
    enum Field
    {
        Years,
        Months,
        Days,
        Hours,
        Minutes,
        Seconds,
        FieldCount
    };
    /// Each with its own sign, as text: whole numbers, the seconds with digits behind the point. "0":
    /// nothing.
    std::array<QByteArray, FieldCount> fields{"0", "0", "0", "0", "0", "0"};

    /// Nothing for what is written otherwise (another style, infinity).
    static std::optional<IntervalText> parse(QByteArrayView text);
    /// Whether a field can have this text.
    static bool isField(Field field, QByteArrayView text);
    /// As the server would write it as far as the fields are within their bounds; else field by field, which
    /// it reads as well ("90 mins").
    QByteArray text() const;
    bool operator==(const IntervalText &) const = default;
};

} // namespace core::values
