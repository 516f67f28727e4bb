// SPDX-License-Identifier: GPL-3.0-or-later
// What a table tab shows: a table, a condition, an order. A value.
#pragma once

#include "core/browse/tableinfo.h"
#include "core/browse/tablequery.h"

namespace ui::table {

struct TablePlace
{
    core::browse::TableName name;
    QString kind{}; ///< of core/kinds, for the icon; empty while unknown
    QString where{};
    QList<core::browse::OrderBy> order{};
    QList<core::browse::Expression> expressions{}; ///< keys of documents, shown as columns at the end
    qsizetype row = -1;                            ///< where one stood when one went on
    QString column{};

    /// The same rows.
    bool operator==(const TablePlace &other) const
    {
        return name == other.name && where == other.where && order == other.order
            && expressions == other.expressions;
    }
};

} // namespace ui::table
