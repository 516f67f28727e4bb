// SPDX-License-Identifier: GPL-3.0-or-later
// How someone arranged the columns of a grid, by their names, so that it can be kept and given to another
// result: widths, hidden ones, the order, how many are frozen. Names that stand twice are told apart by their
// number among their like.
#pragma once

#include "core/base/result.h"
#include "ui/grid/columnmap.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace ui::grid {

struct ColumnLayout
{
    struct Entry
    {
        QString name;
        int occurrence = 0; ///< 0 for the first column of that name in the result, 1 for the second
        int width = 0;      ///< pixels the user chose; 0: as the contents ask
        bool hidden = false;
        bool operator==(const Entry &) const = default;
    };

    QList<Entry> columns{}; ///< from left to right, hidden ones too
    int frozen = 0;         ///< columns shown that stay at the left

    bool isEmpty() const { return columns.isEmpty(); }
    bool operator==(const ColumnLayout &) const = default;

    QJsonObject toJson() const;
    /// Fails (Input) on anything that toJson() does not write.
    static core::Result<ColumnLayout> fromJson(const QJsonObject &json);
};

/// names, widths: of the result's columns, in its order.
ColumnLayout layoutOf(const ColumnMap &map, const QStringList &names, const QList<int> &widths);

/// Whether a result of these columns has just those the layout knows, in any order.
bool isLayoutOf(const ColumnLayout &layout, const QStringList &names);

struct AppliedLayout
{
    ColumnMap map;
    QList<int> widths; ///< of the result's columns; 0: as the contents ask
};
/// A column the layout does not know stands where the result has it: behind the one before it. What the
/// result does not have is left out; if all of its columns would be hidden, all are shown.
AppliedLayout applied(const ColumnLayout &layout, const QStringList &names);

} // namespace ui::grid
