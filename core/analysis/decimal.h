// SPDX-License-Identifier: GPL-3.0-or-later
// Exact decimal sums of any length, and their division as PostgreSQL divides numeric. Thread: any.
#pragma once

#include "core/analysis/datetimekey.h"
#include <QByteArray>

#include <QByteArrayView>

#include <cstdint>
#include <optional>
#include <vector>

namespace core::analysis {

/// Adds up integers and numerics as the server writes them. NaN and the infinities are counted apart.
class DecimalSum
{
public:
    /// False if the text is no number; the sum is as before then.
    bool add(QByteArrayView text);
    void add(std::int64_t value);

    std::uint64_t count() const { return m_count; }
    /// The sum as sum(numeric) writes it: as many digits behind the point as the longest of the values has;
    /// NaN and Infinity as arithmetic has them.
    QByteArray sum() const;
    /// sum() / count() with the digits that avg(numeric) gives; empty for no values.
    QByteArray average() const;

private:
    /// The value without its sign: limbs of nine digits from the most significant, `fraction` of them behind
    /// the point.
    struct Value
    {
        std::vector<std::uint32_t> limbs;
        std::size_t fraction = 0;
        bool negative = false;
    };

    bool addLong(QByteArrayView text);
    std::optional<QByteArray> special() const;
    Value value() const;
    void settle();
    static QByteArray toText(const Value &value, int scale);

    static constexpr int Scales = 18;

    std::uint64_t m_count = 0;
    int m_scale = 0;                   ///< digits behind the point, the most of all values
    Int128 m_short[Scales + 1] = {};   ///< sums of the numbers of at most 18 digits, by their scale
    std::vector<std::int64_t> m_whole; ///< of longer ones: limbs of nine digits from the point to the left,
    std::vector<std::int64_t> m_fraction; ///< and to the right; not carried over
    int m_unsettled = 0;                  ///< numbers added since the limbs were carried over
    bool m_nan = false;
    bool m_positive = false; ///< Infinity was added
    bool m_negative = false; ///< -Infinity
};

} // namespace core::analysis
