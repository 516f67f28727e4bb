// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/conflictmodel.h"

namespace ui::forms {

ConflictModel::ConflictModel(QObject *parent)
    : SideBySide(tr("Field"), parent)
{
}

void ConflictModel::setRows(const QList<Row> &rows)
{
    m_differences.clear();
    QList<SideBySide::Row> shown;
    for (const Row &row : rows) {
        m_differences << row.difference;
        shown << SideBySide::Row{{row.label}, {row.was}, {row.theirs},
                                 {row.mine},  true,      row.difference.takeMine};
    }
    show(shown);
}

QList<Difference> ConflictModel::differences() const
{
    QList<Difference> list = m_differences;
    for (qsizetype i = 0; i < list.size(); ++i)
        list[i].takeMine = shown()[i].takeMine;
    return list;
}

QList<ConflictModel::Row> rowsOf(const QList<core::ddl::Meanwhile> &changes)
{
    QList<ConflictModel::Row> rows;
    for (const core::ddl::Meanwhile &one : changes)
        rows << ConflictModel::Row{{one.id, true, true}, one.label, one.was, one.theirs, one.mine};
    return rows;
}

QStringList givenUp(const QList<Difference> &differences)
{
    QStringList ids;
    for (const Difference &one : differences) {
        if (!one.takeMine)
            ids << one.field;
    }
    return ids;
}

} // namespace ui::forms
