// SPDX-License-Identifier: GPL-3.0-or-later
// PostgreSQL's text of an array, taken apart into its elements and written again as array_out() would.
// Values. Thread: any. Cost: linear.
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

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
    /// One entry of a dimension more, less, or elsewhere (places from 0): an element where there is one
    /// dimension, else a whole row, layer … New elements are NULL; into nothing, one element is put.
    void insertEntry(int dimension, int at);
    void removeEntry(int dimension, int at);
    void moveEntry(int dimension, int from, int to);
    /// Each element becomes an array of that one element.
    void nest();
    /// Place of an element in each dimension, from 0.
    QList<int> placeOf(qsizetype element) const;
    /// "[1][2]", with the array's own subscripts.
    QString subscript(qsizetype element) const;
    static constexpr int MostDimensions = 6;
    bool operator==(const ArrayText &) const = default;
};

} // namespace core::values
