// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/edit/conflictmodel.h"

#include "core/result/celltext.h"
#include "ui/forms/plaintip.h"

#include <QFont>

#include <algorithm>

namespace ui::edit {

using core::edit::Cell;
using core::edit::CellValue;
using core::edit::Conflict;
using core::edit::EditBuffer;

namespace {

constexpr qsizetype LongestTip = 4000;

struct Words
{
    QString text{};
    bool isValue = true; ///< otherwise a word in place of one
};

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

QString oneLine(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return core::result::displayText({bytes.constData(), bytes.size(), false}, 300);
}

} // namespace

void ConflictModel::setConflict(const Conflict &conflict, const QStringList &names)
{
    beginResetModel();
    m_rows.clear();
    for (const Conflict::Part &part : conflict.parts) {
        if (part.changedByMe || (part.changedByThem() && !conflict.deleted))
            m_rows << Row{part, names.value(part.column), false};
    }
    endResetModel();
}

QList<EditBuffer::Choice> ConflictModel::choices() const
{
    QList<EditBuffer::Choice> choices;
    for (const Row &row : m_rows) {
        if (canChoose(row))
            choices << EditBuffer::Choice{row.part.column, row.theirs};
    }
    return choices;
}

void ConflictModel::takeAll(bool theirs)
{
    for (Row &row : m_rows)
        row.theirs = theirs;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, Theirs), index(rowCount() - 1, Mine));
}

int ConflictModel::toChoose() const
{
    return int(
        std::count_if(m_rows.begin(), m_rows.end(), [this](const Row &row) { return canChoose(row); }));
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ConflictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const Words words = index.column() == Name ? Words{row.name}
        : index.column() == Was                ? wordsOf(row.part.was)
        : index.column() == Theirs             ? wordsOf(row.part.theirs)
        : row.part.changedByMe                 ? wordsOf(row.part.mine)
                                               : Words{tr("not changed by me"), false};
    switch (role) {
    case Qt::DisplayRole:
        return words.isValue ? oneLine(words.text) : words.text;
    case Qt::ToolTipRole:
        return forms::plainTip(words.text);
    case Qt::FontRole: {
        QFont font;
        font.setItalic(!words.isValue);
        return font;
    }
    case Qt::CheckStateRole:
        if (!canChoose(row) || index.column() < Theirs)
            return {};
        return (index.column() == Theirs) == row.theirs ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

QVariant ConflictModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString names[ColumnCount] = {tr("Column"), tr("Was"), tr("Theirs, on the server"), tr("Mine")};
    return names[section];
}

Qt::ItemFlags ConflictModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return index.column() >= Theirs && canChoose(m_rows.at(index.row())) ? flags | Qt::ItemIsUserCheckable
                                                                         : flags;
}

bool ConflictModel::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    // as with round buttons: pressing one takes it, whatever it was
    m_rows[index.row()].theirs = index.column() == Theirs;
    emit dataChanged(this->index(index.row(), Theirs), this->index(index.row(), Mine));
    return true;
}

} // namespace ui::edit
