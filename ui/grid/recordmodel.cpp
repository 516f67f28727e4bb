// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/recordmodel.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"
#include "ui/grid/gridview.h"

namespace ui::grid {

using core::result::CellView;

namespace {

// The first bytes of a value, not cut within a character.
CellView beginning(CellView cell, qsizetype limit)
{
    if (cell.size <= limit)
        return cell;
    cell.size = limit;
    for (int back = 0; back < 3 && (cell.data[cell.size] & 0xC0) == 0x80; ++back)
        --cell.size;
    return cell;
}

CellView cellAt(const GridView &grid, qsizetype row, int column)
{
    return grid.cell(row, column);
}

} // namespace

RecordModel::RecordModel(GridView &grid, QObject *parent)
    : QAbstractTableModel(parent)
    , m_grid(&grid)
{
    restart();
}

void RecordModel::restart()
{
    beginResetModel();
    m_columns.clear();
    if (m_grid && m_grid->result()) {
        const auto &columns = m_grid->result()->columns();
        const ColumnMap &map = m_grid->columnMap();
        for (int shown = 0; shown < map.shownCount(); ++shown) {
            if (map.resultColumn(shown) >= columns.size())
                continue;
            const core::result::Column &column = columns.at(map.resultColumn(shown));
            if (m_filter.isEmpty() || column.name.contains(m_filter, Qt::CaseInsensitive)
                || core::result::shortTypeName(column.typeName).contains(m_filter, Qt::CaseInsensitive))
                m_columns.append(shown);
        }
    }
    endResetModel();
}

void RecordModel::setFilter(const QString &text)
{
    m_filter = text;
    restart();
}

void RecordModel::setRow(qsizetype row)
{
    m_row = row;
    if (!m_columns.isEmpty())
        emit dataChanged(index(0, Value), index(int(m_columns.size()) - 1, Value));
}

bool RecordModel::hasRow() const
{
    return m_grid && m_grid->result() && m_row >= 0 && m_row < m_grid->model()->rowCount();
}

QString RecordModel::value(int line) const
{
    return hasRow() ? core::result::fullText(cellAt(*m_grid, m_row, m_columns.at(line))) : QString();
}

QString RecordModel::shownValue(int line) const
{
    if (!hasRow())
        return {};
    const CellView whole = cellAt(*m_grid, m_row, m_columns.at(line));
    if (whole.null)
        return {};
    const CellView cell = beginning(whole, 4 * MostCharacters);
    QString text;
    qsizetype at = 0;
    for (int lines = 0; lines < MostLines && at <= cell.size; ++lines) {
        qsizetype end = cell.bytes().indexOf('\n', at);
        if (end < 0)
            end = cell.size;
        const qsizetype room = MostCharacters - text.size();
        if (lines > 0)
            text += QLatin1Char('\n');
        // each line as a cell shows it: nothing in it can pretend to be something else
        text += core::result::displayText({cell.data + at, end - at, false}, std::max<qsizetype>(room, 1));
        at = end + 1;
        if (text.size() >= MostCharacters)
            break;
    }
    if ((at <= cell.size || cell.size < whole.size) && !text.endsWith(QChar(0x2026)))
        text += QChar(0x2026);
    return text;
}

QVariant RecordModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !m_grid || !m_grid->result() || index.row() >= m_columns.size())
        return {};
    const int resultColumn = m_grid->columnMap().resultColumn(m_columns.at(index.row()));
    if (resultColumn >= m_grid->result()->columnCount())
        return {};
    const core::result::Column &column = m_grid->result()->columns().at(resultColumn);
    if (index.column() == Name) {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return column.name;
        case TypeRole:
        case Qt::AccessibleDescriptionRole:
            return core::result::shortTypeName(column.typeName);
        default:
            return {};
        }
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownValue(index.row());
    case NullRole:
        return hasRow() && cellAt(*m_grid, m_row, m_columns.at(index.row())).null;
    case EmptyRole: {
        if (!hasRow())
            return false;
        const CellView cell = cellAt(*m_grid, m_row, m_columns.at(index.row()));
        return !cell.null && cell.size == 0;
    }
    case CodeRole:
        return core::result::usesCodeFont(column.typeOid);
    case Qt::AccessibleDescriptionRole:
        if (data(index, NullRole).toBool())
            return tr("NULL");
        return data(index, EmptyRole).toBool() ? tr("empty string") : QString();
    default:
        return {};
    }
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Column") : tr("Value");
}

} // namespace ui::grid
