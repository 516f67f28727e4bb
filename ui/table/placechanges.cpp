// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/table/placechanges.h"

#include "core/analysis/filtersql.h"
#include "core/base/sqlquote.h"

#include <QHash>
#include <QUuid>

#include <algorithm>

namespace ui::table {

using core::browse::OrderBy;
using core::result::Column;
using core::result::SortKey;

TablePlace sorted(TablePlace place, const QList<Column> &columns, const QList<SortKey> &keys)
{
    place.order.clear();
    for (const SortKey &key : keys) {
        if (key.column >= 0 && key.column < columns.size())
            place.order << OrderBy{columns[key.column].name, key.descending};
    }
    return place;
}

TablePlace filtered(TablePlace place, QList<Column> columns, const QList<core::analysis::Filter> &filters)
{
    // a condition cannot name what stands in the SELECT list: the expression itself takes the name's place
    const QString token = QUuid::createUuid().toString(QUuid::Id128);
    const qsizetype first = columns.size() - place.expressions.size();
    QHash<QString, QString> names;
    for (qsizetype i = std::max<qsizetype>(first, 0); i < columns.size(); ++i) {
        const core::browse::Expression &expression = place.expressions.at(i - first);
        if (columns.at(i).name != expression.name)
            continue; // the rows of another place are still there
        columns[i].name = QStringLiteral("%1 %2.").arg(token).arg(i);
        names.insert(core::quoteIdentifier(columns.at(i).name),
                     QLatin1Char('(') + expression.sql + QLatin1Char(')'));
    }
    QString added = core::analysis::whereClause(columns, filters);
    for (auto name = names.cbegin(); name != names.cend(); ++name)
        added.replace(name.key(), name.value());
    place.where = core::browse::bothConditions(place.where, added);
    return place;
}

QList<SortKey> sortMarks(const TablePlace &place, const QList<Column> &columns)
{
    QList<SortKey> keys;
    for (const OrderBy &key : place.order) {
        for (int i = 0; i < columns.size(); ++i) {
            if (columns[i].name == key.column)
                keys << SortKey{i, key.descending};
        }
    }
    return keys;
}

} // namespace ui::table
