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
            if (m_columns > 0)
                emit headerDataChanged(Qt::Horizontal, 0, m_columns - 1);
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
    m_columns = m_result ? m_result->columnCount() : 0;
    m_rows = m_result ? int(std::min<qsizetype>(m_result->rowCount(), std::numeric_limits<int>::max())) : 0;
    endResetModel();
}

void ResultModel::rowsAppended()
{
    const int now = int(std::min<qsizetype>(m_result->rowCount(), std::numeric_limits<int>::max()));
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
    return parent.isValid() ? 0 : m_columns;
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!m_result || !index.isValid() || index.row() >= m_rows || index.column() >= m_columns)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return core::result::displayText(m_result->cell(index.row(), index.column()));
    case Qt::AccessibleTextRole:
        return beginning(m_result->cell(index.row(), index.column()), SpokenLength);
    case Qt::ToolTipRole:
        return beginning(m_result->cell(index.row(), index.column()), TooltipLength);
    case Qt::AccessibleDescriptionRole: {
        const CellView cell = m_result->cell(index.row(), index.column());
        if (cell.null)
            return QStringLiteral("NULL");
        return cell.size == 0 ? tr("empty string") : QString();
    }
    case Qt::TextAlignmentRole: {
        const bool right = core::result::alignsRight(m_result->columns().at(index.column()).typeOid);
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    if (!m_result || section < 0 || section >= m_columns)
        return {};
    const core::result::Column &column = m_result->columns().at(section);
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
