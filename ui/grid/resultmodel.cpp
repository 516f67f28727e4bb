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
    if (m_staged)
        m_staged->disconnect(this);
    m_staged = nullptr;
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
    m_added = m_staged && m_result ? m_staged->addedRows() : 0;
    endResetModel();
}

void ResultModel::setStaged(StagedRows *staged)
{
    if (m_staged)
        m_staged->disconnect(this);
    m_staged = staged;
    if (staged) {
        connect(staged, &StagedRows::changed, this, &ResultModel::stagedChanged);
        connect(staged, &QObject::destroyed, this, [this, staged] {
            if (!m_staged || m_staged == staged)
                stagedChanged();
        });
    }
    stagedChanged();
}

// Which of the new rows came or went does not matter to the grid: all of them are asked for anew.
void ResultModel::stagedChanged()
{
    const int most = std::numeric_limits<int>::max() - m_rows;
    const int now = m_staged && m_result ? std::min(m_staged->addedRows(), most) : 0;
    if (now > m_added) {
        beginInsertRows({}, m_rows + m_added, m_rows + now - 1);
        m_added = now;
        endInsertRows();
    } else if (now < m_added) {
        beginRemoveRows({}, m_rows + now, m_rows + m_added - 1);
        m_added = now;
        endRemoveRows();
    }
    if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

CellView ResultModel::cell(int row, int column) const
{
    static constexpr char Default[] = "DEFAULT";
    const RowRef ref = rowRef(row);
    const int of = m_map.resultColumn(column);
    const StagedCell staged = stagedCell(ref, of);
    switch (staged.kind) {
    case StagedCell::Kind::Untouched:
        return ref.added ? CellView{} : m_result->cell(ref.row, of);
    case StagedCell::Kind::Null:
        return {};
    case StagedCell::Kind::Default:
        return {Default, sizeof Default - 1, false};
    case StagedCell::Kind::Text:
    case StagedCell::Kind::Expression:
        return staged.bytes;
    }
    return {};
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
    return parent.isValid() ? 0 : m_rows + m_added;
}

int ResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_map.shownCount();
}

QVariant ResultModel::data(const QModelIndex &index, int role) const
{
    if (!m_result || !index.isValid() || index.row() >= m_rows + m_added
        || index.column() >= m_map.shownCount())
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return core::result::displayText(cell(index.row(), index.column()));
    case Qt::AccessibleTextRole:
        return beginning(cell(index.row(), index.column()), SpokenLength);
    case Qt::ToolTipRole:
        return beginning(cell(index.row(), index.column()), TooltipLength);
    case Qt::AccessibleDescriptionRole:
        return description(index.row(), index.column());
    case Qt::TextAlignmentRole: {
        const bool right = core::result::alignsRight(column(index.column()).typeOid);
        return int((right ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

QString ResultModel::description(int row, int column) const
{
    const CellView value = cell(row, column);
    QStringList parts;
    if (value.null)
        parts << QStringLiteral("NULL");
    else if (value.size == 0)
        parts << tr("empty string");
    if (m_staged && !m_staged->isEmpty()) {
        const RowRef ref = rowRef(row);
        const StagedCell staged = stagedCell(ref, m_map.resultColumn(column));
        if (staged.kind == StagedCell::Kind::Expression)
            parts << tr("expression");
        if (!ref.added && !staged.saved && staged.kind != StagedCell::Kind::Untouched)
            parts << tr("changed, not saved");
        if (const RowMark mark = m_staged->mark(ref); mark != RowMark::None && mark != RowMark::Changed)
            parts << tr("row: %1").arg(markText(mark));
    }
    return parts.join(QStringLiteral("; "));
}

QVariant ResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role != Qt::DisplayRole || section < 0 ? QVariant()
            : section < m_rows                        ? QVariant(qlonglong(m_order.resultRow(section)) + 1)
            : section < m_rows + m_added              ? QVariant(tr("new"))
                                                      : QVariant();
    if (!m_result || section < 0 || section >= m_map.shownCount())
        return {};
    const core::result::Column &column = this->column(section);
    switch (role) {
    case Qt::DisplayRole:
        return column.name;
    case Qt::AccessibleDescriptionRole:
        return column.typeName;
    case Qt::ToolTipRole: {
        QString text = column.name;
        if (!column.typeName.isEmpty())
            text += QLatin1Char('\n') + column.typeName;
        if (const QString reason = lockReason(section); !reason.isEmpty())
            text += QLatin1Char('\n') + tr("Not editable: %1").arg(reason);
        return text;
    }
    default:
        return {};
    }
}

} // namespace ui::grid
