// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/sidebyside.h"

#include "core/result/celltext.h"
#include "ui/forms/plaintip.h"

#include <QFont>

#include <algorithm>

namespace ui::forms {

namespace {

constexpr int LongestLine = 300;

QString oneLine(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    return core::result::displayText({bytes.constData(), bytes.size(), false}, LongestLine);
}

} // namespace

SideBySide::SideBySide(const QString &nameHead, QObject *parent)
    : QAbstractTableModel(parent)
    , m_nameHead(nameHead)
{
}

void SideBySide::show(const QList<Row> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void SideBySide::takeAll(bool mine)
{
    for (Row &row : m_rows)
        row.takeMine = mine;
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, Theirs), index(rowCount() - 1, Mine));
}

int SideBySide::toChoose() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.canChoose; }));
}

int SideBySide::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int SideBySide::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SideBySide::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    const Words *const cells[ColumnCount] = {&row.name, &row.was, &row.theirs, &row.mine};
    const Words &words = *cells[index.column()];
    switch (role) {
    case Qt::DisplayRole:
        return words.isValue ? oneLine(words.text) : words.text;
    case Qt::ToolTipRole:
        return plainTip(words.text);
    case Qt::FontRole: {
        QFont font;
        font.setItalic(!words.isValue);
        return font;
    }
    case Qt::CheckStateRole:
        if (!row.canChoose || index.column() < Theirs)
            return {};
        return (index.column() == Mine) == row.takeMine ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

QVariant SideBySide::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString names[ColumnCount] = {m_nameHead, tr("Was"), tr("Theirs, on the server"), tr("Mine")};
    return names[section];
}

Qt::ItemFlags SideBySide::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return index.column() >= Theirs && m_rows.at(index.row()).canChoose ? flags | Qt::ItemIsUserCheckable
                                                                        : flags;
}

bool SideBySide::setData(const QModelIndex &index, const QVariant &, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    // as with round buttons: pressing one takes it, whatever it was
    m_rows[index.row()].takeMine = index.column() == Mine;
    emit dataChanged(this->index(index.row(), Theirs), this->index(index.row(), Mine));
    return true;
}

} // namespace ui::forms
