// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/conflictmodel.h"

namespace ui::edit {

using core::edit::Cell;
using core::edit::CellValue;
using core::edit::Conflict;
using core::edit::EditBuffer;
using Words = forms::SideBySide::Words;

namespace {

constexpr qsizetype LongestTip = 4000;

Words wordsOf(const Cell &cell)
{
    if (!cell)
        return {QStringLiteral("NULL"), false};
    if (cell->isEmpty())
        return {ConflictModel::tr("empty string"), false};
    return {QString::fromUtf8(cell->left(LongestTip))};
}

Words wordsOf(const CellValue &value)
{
    switch (value.kind) {
    case CellValue::Kind::Default:
        return {QStringLiteral("DEFAULT"), false};
    case CellValue::Kind::Expression:
        return {QStringLiteral("= ") + QString::fromUtf8(value.text.left(LongestTip))};
    case CellValue::Kind::Null:
        return wordsOf(Cell());
    case CellValue::Kind::Text:
    case CellValue::Kind::JsonPatch:
        break;
    }
    return wordsOf(Cell(value.text));
}

} // namespace

ConflictModel::ConflictModel(QObject *parent)
    : SideBySide(tr("Column"), parent)
{
}

void ConflictModel::setConflict(const Conflict &conflict, const QStringList &names)
{
    m_columns.clear();
    QList<Row> rows;
    for (const Conflict::Part &part : conflict.parts) {
        if (!part.changedByMe && (!part.changedByThem() || conflict.deleted))
            continue;
        m_columns << part.column;
        rows << Row{{names.value(part.column)},
                    wordsOf(part.was),
                    wordsOf(part.theirs),
                    part.changedByMe ? wordsOf(part.mine) : Words{tr("not changed by me"), false},
                    part.changedByMe};
    }
    show(rows);
}

QList<EditBuffer::Choice> ConflictModel::choices() const
{
    QList<EditBuffer::Choice> choices;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        if (shown()[i].canChoose)
            choices << EditBuffer::Choice{m_columns[i], !shown()[i].takeMine};
    }
    return choices;
}

} // namespace ui::edit
