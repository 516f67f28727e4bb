// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/editable.h"

#include "core/edit/systemcolumns.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::edit {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::edit", text);
}

/// The result's columns that show these of the table; empty where one is missing.
QList<int> findColumns(const QList<result::Column> &columns, const Origin &origin, const QList<int> &numbers)
{
    QList<int> found;
    for (const int number : numbers) {
        const auto at = std::find_if(origin.columns.cbegin(), origin.columns.cend(),
                                     [&](int column) { return columns.at(column).tableColumn == number; });
        if (at == origin.columns.cend())
            return {};
        found << *at;
    }
    return found;
}

QString kindText(char kind)
{
    switch (kind) {
    case 'm':
        return tr("%1 is a materialized view: its rows come from its query.");
    case 'S':
        return tr("%1 is a sequence.");
    case 'f':
        return tr("%1 is a foreign table: no key of it is known here.");
    default:
        return tr("%1 is no table.");
    }
}

void chooseKey(const QList<result::Column> &columns, const TableFacts &table, int occurrences, Origin &origin)
{
    const QString name = table.name.text();
    if (!QByteArrayView("rpvf").contains(table.kind)) {
        origin.whyNot = kindText(table.kind).arg(name);
        return;
    }
    if (occurrences > 1) {
        origin.whyNot
            = tr("%1 stands in the statement more than once: it cannot be told which of its rows is meant.")
                  .arg(name);
        return;
    }
    if (occurrences < 1) {
        origin.whyNot = tr("The statement does not name %1 itself: it cannot be told which of its rows is "
                           "meant.")
                            .arg(name);
        return;
    }
    const bool spread = table.hasChildren || table.kind == 'p';
    const QList<int> whole = findColumns(columns, origin, {TableoidColumn});
    QStringList missing;
    for (const UniqueKey &key : table.keys) {
        const QList<int> found = findColumns(columns, origin, key.columns);
        if (found.isEmpty()) {
            QStringList names;
            for (const int number : key.columns) {
                if (const ColumnFacts *column = table.column(number))
                    names << column->name;
            }
            missing << names.join(QStringLiteral(", "));
            continue;
        }
        // of a table with children the key holds within each of them only
        if (table.hasChildren && whole.isEmpty()) {
            origin.whyNot = tr("%1 has tables that inherit from it, and its key holds within each of them "
                               "only: select tableoid, too.")
                                .arg(name);
            return;
        }
        origin.key = Origin::Key::Unique;
        origin.keyName = key.name;
        origin.keyColumns = found;
        if (table.hasChildren)
            origin.keyColumns << whole;
        return;
    }
    QList<int> place = findColumns(columns, origin, {CtidColumn});
    if (table.kind != 'v' && table.kind != 'f' && !place.isEmpty() && !(spread && whole.isEmpty())) {
        origin.key = Origin::Key::Physical;
        if (spread)
            place << whole;
        if (table.kind != 'p')
            place << findColumns(columns, origin, {XminColumn});
        origin.keyColumns = place;
        origin.warning = tr("%1 has no key here: its rows are found by their place in the file. A row that "
                            "anybody else updates meanwhile is taken for deleted.")
                             .arg(name);
        return;
    }
    if (table.keys.isEmpty()) {
        origin.whyNot = table.kind == 'v' ? tr("No key of a table shows through the view %1.").arg(name)
            : table.kind == 'f'           ? kindText('f').arg(name)
            : spread
            ? tr("%1 has no unique key of columns that are not null; with ctid and tableoid in the "
                 "result its rows could be told apart.")
                  .arg(name)
            : tr("%1 has no unique key of columns that are not null; with ctid and xmin in the result "
                 "its rows could be told apart.")
                  .arg(name);
    } else {
        origin.whyNot = tr("The key of %1 is not in the result: %2.").arg(name, missing.first());
    }
}

struct Reasons
{
    QString whyNot;
    QString whyNotNew;
};

Reasons reasonsOf(const TableFacts &table, const ColumnFacts &facts)
{
    Reasons reasons;
    if (facts.generated) {
        const QString why = tr("%1 is generated: the server computes it.").arg(facts.name);
        return {why, why};
    }
    if (facts.identity == ColumnFacts::Identity::Always) {
        const QString why = tr("%1 is an identity that the server always makes itself.").arg(facts.name);
        return {why, why};
    }
    if (!facts.updatable) {
        const QString why = tr("%1 is computed by the view %2.").arg(facts.name, table.name.text());
        return {why, why};
    }
    reasons.whyNot = table.whyNoUpdate;
    if (reasons.whyNot.isEmpty() && !facts.mayUpdate)
        reasons.whyNot = tr("You have no right to update %1 of %2.").arg(facts.name, table.name.text());
    reasons.whyNotNew = table.whyNoInsert;
    if (reasons.whyNotNew.isEmpty() && !facts.mayInsert)
        reasons.whyNotNew
            = tr("You have no right to insert into %1 of %2.").arg(facts.name, table.name.text());
    return reasons;
}

} // namespace

const ColumnFacts *Editable::facts(int column) const
{
    const TableFacts *from = table(column);
    return from ? from->column(columns.at(column).number) : nullptr;
}

const TableFacts *Editable::table(int column) const
{
    const Origin *from = origin(column);
    return from ? &tables.at(from->table) : nullptr;
}

const Origin *Editable::origin(int column) const
{
    if (column < 0 || column >= columns.size() || columns.at(column).origin < 0)
        return nullptr;
    return &origins.at(columns.at(column).origin);
}

QStringList addressColumns(const TableFacts &table)
{
    const bool spread = table.hasChildren || table.kind == 'p';
    if (!QByteArrayView("rp").contains(table.kind) || (!table.keys.isEmpty() && !table.hasChildren))
        return {};
    if (table.hasChildren && !table.keys.isEmpty())
        return {QStringLiteral("tableoid")};
    if (table.kind == 'p')
        return {QStringLiteral("ctid"), QStringLiteral("tableoid")};
    return spread ? QStringList{QStringLiteral("ctid"), QStringLiteral("xmin"), QStringLiteral("tableoid")}
                  : QStringList{QStringLiteral("ctid"), QStringLiteral("xmin")};
}

Editable decide(const QList<result::Column> &columns, QList<TableFacts> tables, const QList<int> &occurrences)
{
    Editable editable;
    editable.tables = std::move(tables);
    for (int i = 0; i < columns.size(); ++i) {
        const result::Column &column = columns.at(i);
        ColumnRight right;
        for (int t = 0; t < editable.tables.size() && column.tableOid != 0; ++t) {
            if (editable.tables.at(t).oid != column.tableOid)
                continue;
            const auto same = [t](const Origin &origin) { return origin.table == t; };
            auto at = std::find_if(editable.origins.begin(), editable.origins.end(), same);
            if (at == editable.origins.end()) {
                editable.origins << Origin{.table = t};
                at = editable.origins.end() - 1;
            }
            at->columns << i;
            right.origin = int(at - editable.origins.begin());
            right.number = column.tableColumn;
        }
        editable.columns << right;
    }
    for (Origin &origin : editable.origins)
        chooseKey(columns, editable.tables.at(origin.table), occurrences.value(origin.table, 1), origin);

    for (int i = 0; i < columns.size(); ++i) {
        ColumnRight &right = editable.columns[i];
        if (right.origin < 0) {
            right.whyNot = right.whyNotNew
                = tr("%1 is computed by the query: it comes from no table.").arg(columns.at(i).name);
            continue;
        }
        const Origin &origin = editable.origins.at(right.origin);
        const TableFacts &table = editable.tables.at(origin.table);
        const ColumnFacts *facts = table.column(right.number);
        if (!facts) {
            right.whyNot = right.whyNotNew = systemColumn(right.number)
                ? tr("%1 belongs to the server: every table has it.").arg(columns.at(i).name)
                : tr("%1 is not a column of %2 any more.").arg(columns.at(i).name, table.name.text());
            if (!systemColumn(right.number))
                right.origin = -1;
            continue;
        }
        const Reasons reasons = reasonsOf(table, *facts);
        right.whyNot = origin.whyNot.isEmpty() ? reasons.whyNot : origin.whyNot;
        right.whyNotNew = reasons.whyNotNew;
        for (const int other : origin.columns) {
            if (other < i && columns.at(other).tableColumn == right.number)
                right.whyNot = right.whyNotNew
                    = tr("%1 is in the result twice: change it in the first place.").arg(facts->name);
        }
    }

    if (editable.origins.isEmpty()) {
        editable.whyNot = tr("No column of this result comes from a table.");
    } else if (editable.origins.size() == 1) {
        const Origin &origin = editable.origins.first();
        const TableFacts &table = editable.tables.at(origin.table);
        const bool writable
            = QByteArrayView("rpvf").contains(table.kind) && occurrences.value(origin.table, 1) == 1;
        editable.whyNoInsert = writable ? table.whyNoInsert : origin.whyNot;
        if (editable.whyNoInsert.isEmpty())
            editable.insertOrigin = 0;
        editable.whyNoDelete = origin.whyNot.isEmpty() ? table.whyNoDelete : origin.whyNot;
        if (editable.whyNoDelete.isEmpty())
            editable.deleteOrigin = 0;
    } else {
        editable.whyNoInsert = editable.whyNoDelete = tr(
            "The rows are made of several tables: rows can be added and deleted where one table is shown.");
    }
    const auto open = [](const ColumnRight &right) { return right.whyNot.isEmpty(); };
    if (editable.whyNot.isEmpty() && editable.insertOrigin < 0 && editable.deleteOrigin < 0
        && std::none_of(editable.columns.cbegin(), editable.columns.cend(), open)) {
        // the reason that most columns have; of the tables rather than of a single column
        for (const Origin &origin : std::as_const(editable.origins)) {
            const TableFacts &table = editable.tables.at(origin.table);
            editable.whyNot = !origin.whyNot.isEmpty() ? origin.whyNot : table.whyNoUpdate;
            if (!editable.whyNot.isEmpty())
                break;
        }
        if (editable.whyNot.isEmpty())
            editable.whyNot = editable.columns.first().whyNot;
    }
    return editable;
}

} // namespace core::edit
