// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/indexing/cellsmodel.h"

namespace ui::indexing {

CellsModel::CellsModel(const Theme &theme, const QStringList &heads, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
    , m_heads(heads)
{
    connect(&theme, &Theme::changed, this, [this] {
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, int(m_heads.size()) - 1));
    });
}

void CellsModel::setRows(const QList<QList<Cell>> &rows)
{
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

int CellsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CellsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_heads.size());
}

QVariant CellsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const QList<Cell> &row = m_rows.at(index.row());
    if (index.column() >= row.size())
        return {};
    const Cell &cell = row.at(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return QString(cell.text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    case Qt::ToolTipRole: // never markup, whatever a name holds
        return QStringLiteral("<qt>")
            + (cell.tip.isEmpty() ? cell.text : cell.tip)
                  .left(2000)
                  .toHtmlEscaped()
                  .replace(QLatin1Char('\n'), QLatin1String("<br>"))
            + QStringLiteral("</qt>");
    case Qt::AccessibleTextRole:
        return cell.text;
    case Qt::ForegroundRole:
        return cell.tone ? QVariant(m_theme.color(*cell.tone)) : QVariant();
    case Qt::FontRole:
        return cell.code ? QVariant(m_theme.codeFont()) : QVariant();
    case Qt::TextAlignmentRole:
        return int((cell.right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= m_heads.size())
        return {};
    return m_heads.at(section);
}

} // namespace ui::indexing
