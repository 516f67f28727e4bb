// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/grid/resultmodel.h"

#include "core/result/celltext.h"
#include "core/result/typeinfo.h"

#include <algorithm>
#include <limits>

namespace ui::grid {

using core::result::CellView;
using core::result::ResultSet;

namespace {

constexpr qsizetype SpokenLength = 8192; // bytes a screen reader is given of one cell
constexpr qsizetype TooltipLength = 2048;

// The first bytes of a cell as text; a character that the cut went through is left out.
QString beginning(CellView cell, qsizetype limit)
{
    const bool cut = cell.size > limit;
    if (cut) {
        cell.size = limit;
        for (int back = 0; back < 3 && (cell.data[cell.size] & 0xC0) == 0x80; ++back)
            --cell.size;
    }
    QString text = core::result::fullText(cell);
    if (cut)
        text += QChar(0x2026);
    return text;
}

} // namespace

ResultModel::ResultModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ResultModel::setResult(ResultSet *result)
{
    if (m_result)
        m_result->disconnect(this);
    m_result = result;
    if (result) {
        connect(result, &ResultSet::columnsKnown, this, &ResultModel::restart);
        connect(result, &ResultSet::rowsAppended, this, &ResultModel::rowsAppended);
        connect(result, &ResultSet::typeNamesChanged, this, [this] {
            if (m_map.shownCount() > 0)
                emit headerDataChanged(Qt::Horizontal, 0, m_map.shownCount() - 1);
        });
        connect(result, &QObject::destroyed, this, [this, result] {
            if (!m_result || m_result == result)
                restart();
        });
    }
    restart();
}

void ResultModel::restart()
{
    beginResetModel();
    const int columns = m_result ? m_result->columnCount() : 0;
    m_map = m_arrangement && columns > 0 ? m_arrangement() : ColumnMap(columns);
    Q_ASSERT(m_map.resultCount() == columns);
    m_order = {};
    m_rows = rowsToShow();
    endResetModel();
}

int ResultModel::rowsToShow() const
{
    return m_result
        ? int(std::min<qsizetype>(m_order.count(m_result->rowCount()), std::numeric_limits<int>::max()))
        : 0;
}

void ResultModel::setOrder(const core::result::RowOrder &order)
{
    beginResetModel();
    m_order = order;
    m_rows = rowsToShow();
    endResetModel();
}

void ResultModel::setMap(const ColumnMap &map)
{
    Q_ASSERT(map.resultCount() == m_map.resultCount());
    beginResetModel();
    m_map = map;
    endResetModel();
}

void ResultModel::rowsAppended()
{
    const int now = rowsToShow();
    if (now <= m_rows)
        return;
    beginInsertRows({}, m_rows, now - 1);
    m_rows = now;
    endInsertRows();
}

int ResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_map.shownCount();
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!m_result || !index.isValid() || index.row() >= m_rows || index.column() >= m_map.shownCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return core::result::displayText(cell(index.row(), index.column()));
    case Qt::AccessibleTextRole:
        return beginning(cell(index.row(), index.column()), SpokenLength);
    case Qt::ToolTipRole:
        return beginning(cell(index.row(), index.column()), TooltipLength);
    case Qt::AccessibleDescriptionRole: {
        const CellView value = cell(index.row(), index.column());
        if (value.null)
            return QStringLiteral("NULL");
        return value.size == 0 ? tr("empty string") : QString();
    }
    case Qt::TextAlignmentRole: {
        const bool right = core::result::alignsRight(column(index.column()).typeOid);
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole && section >= 0 && section < m_rows
            ? QVariant(qlonglong(m_order.resultRow(section)) + 1)
            : QVariant();
    if (!m_result || section < 0 || section >= m_map.shownCount())
        return {};
    const core::result::Column &column = this->column(section);
    switch (role) {
    case Qt::DisplayRole:
        return column.name;
    case Qt::AccessibleDescriptionRole:
        return column.typeName;
    case Qt::ToolTipRole:
        return column.typeName.isEmpty() ? column.name : column.name + QLatin1Char('\n') + column.typeName;
    default:
        return {};
    }
}

} // namespace ui::grid
