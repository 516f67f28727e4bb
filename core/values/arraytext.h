// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's text of an array, taken apart into its elements and written again as array_out() would.
// Values. Thread: any. Cost: linear.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace core::values {

/// The text of an element, a field or a bound; nothing for NULL (or, of a bound, for none).
using Part = std::optional<QByteArray>;

/// Elements in the server's order (the last subscript runs fastest); every dimension as long as it says.
struct ArrayText
{
    QList<int> lengths{}; ///< per dimension; none: an array without elements
    QList<int> lowers{};  ///< the first subscript of each dimension
    QList<Part> elements{};

    int dimensions() const { return int(lengths.size()); }
    /// Fails with Input where it is no array, or its parts are not equally long.
    static Result<ArrayText> parse(const QByteArray &text, char delimiter = ',');
    QByteArray write(char delimiter = ',') const;
    /// How many elements one entry of the first dimension holds.
    qsizetype stride() const;
    bool operator==(const ArrayText &) const = default;
};

} // namespace core::values
