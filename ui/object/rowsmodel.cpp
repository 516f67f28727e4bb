// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/object/rowsmodel.h"

#include "ui/base/onelinetext.h"
#include "ui/forms/plaintip.h"
#include "ui/object/valuetext.h"

#include <algorithm>

namespace ui::object {

using core::objects::Address;
using core::objects::Form;
using core::objects::Rows;

namespace {

constexpr qsizetype LongestShown = 400; ///< characters that are laid out of a cell

} // namespace

RowsModel::RowsModel(const Theme &theme, QObject *parent)
    : QAbstractTableModel(parent)
    , m_theme(theme)
{
}

void RowsModel::setRows(const Rows &rows)
{
    beginResetModel();
    m_rows = rows;
    m_shown.clear();
    for (int column = 0; column < rows.columns.size(); ++column) {
        const bool any = std::any_of(rows.rows.begin(), rows.rows.end(),
                                     [column](const auto &row) { return !row.cells[column].isEmpty(); });
        if (any)
            m_shown << column;
    }
    endResetModel();
}

Address RowsModel::target(int row) const
{
    return row >= 0 && row < m_rows.rows.size() ? m_rows.rows[row].target : Address();
}

Form RowsModel::form(int column) const
{
    return m_rows.columns[m_shown[column]].form;
}

QString RowsModel::value(int row, int column) const
{
    return m_rows.rows[row].cells[m_shown[column]];
}

QString RowsModel::code(int row) const
{
    if (row < 0 || row >= m_rows.rows.size())
        return {};
    for (int column = 0; column < m_shown.size(); ++column) {
        if (form(column) == Form::Code)
            return value(row, column);
    }
    return {};
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.rows.size());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Form how = form(index.column());
    const QString text = value(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole:
        return oneLine(shownValue(text, how).left(LongestShown));
    case Qt::ToolTipRole: {
        const QString exact = exactValue(text, how);
        const QString whole = exact.isEmpty() ? text : exact;
        return whole.size() > 40 || !exact.isEmpty() ? forms::plainTip(whole.left(4000)) : QString();
    }
    case Qt::TextAlignmentRole:
        return int((core::objects::isNumber(how) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::FontRole:
        return how == Form::Code ? QVariant(m_theme.codeFont()) : QVariant();
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_shown.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_rows.columns[m_shown[section]].title;
    if (role == Qt::TextAlignmentRole)
        return int((core::objects::isNumber(form(section)) ? Qt::AlignRight : Qt::AlignLeft)
                   | Qt::AlignVCenter);
    return {};
}

} // namespace ui::object
