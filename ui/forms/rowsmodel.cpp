// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/forms/rowsmodel.h"

#include "ui/forms/plaintip.h"

#include <algorithm>

namespace ui::forms {

using core::forms::Choice;
using core::forms::FieldSpec;
using core::forms::Problem;
using core::forms::Values;
using Type = FieldSpec::Type;

RowsModel::RowsModel(const QList<FieldSpec> &columns, const core::forms::Context &context, QObject *parent)
    : QAbstractTableModel(parent)
    , m_columns(columns)
    , m_context(context)
{
}

void RowsModel::setRows(const QList<Values> &rows)
{
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = rows;
    m_problems.clear();
    endResetModel();
}

void RowsModel::setProblems(const QList<Problem> &problems)
{
    if (problems == m_problems)
        return;
    m_problems = problems;
    if (!m_rows.isEmpty() && !m_columns.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RowsModel::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
}

QList<Choice> RowsModel::choices(const QModelIndex &index) const
{
    const FieldSpec &column = m_columns.at(index.column());
    if (column.choicesOf)
        return column.choicesOf(m_rows.at(index.row()), m_context);
    return column.choicesFrom.isEmpty() ? column.choices : m_context.choices.value(column.choicesFrom);
}

int RowsModel::addRow()
{
    const int row = rowCount();
    beginInsertRows({}, row, row);
    m_rows.append(m_newRow);
    endInsertRows();
    emit edited();
    return row;
}

int RowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

bool RowsModel::applies(const QModelIndex &index) const
{
    const FieldSpec &column = m_columns.at(index.column());
    return !column.shownWhen || column.shownWhen(m_rows.at(index.row()), m_context);
}

const Problem *RowsModel::problemOf(const QModelIndex &index) const
{
    const Problem *found = nullptr;
    for (const Problem &problem : m_problems) {
        if (problem.row != index.row() || problem.column != m_columns.at(index.column()).id)
            continue;
        if (!found || (problem.error && !found->error))
            found = &problem;
    }
    return found;
}

QString RowsModel::textOf(const QModelIndex &index) const
{
    const FieldSpec &column = m_columns.at(index.column());
    const Values &row = m_rows.at(index.row());
    if (column.type == Type::Flag)
        return {};
    const QList<Choice> offered
        = column.type == Type::OneOf || column.type == Type::Many ? choices(index) : QList<Choice>();
    const auto labelOf = [&](const QString &value) {
        const auto at = std::find_if(offered.begin(), offered.end(),
                                     [&](const Choice &choice) { return choice.value == value; });
        return at == offered.end() || at->label.isEmpty() ? value : at->label;
    };
    if (column.type != Type::Many)
        return labelOf(row.text(column.id));
    QStringList labels;
    for (const QString &value : row.list(column.id))
        labels << labelOf(value);
    return labels.join(QLatin1String(", "));
}

QVariant RowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FieldSpec &column = m_columns.at(index.column());
    const Values &row = m_rows.at(index.row());
    if (!applies(index))
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return column.type == Type::Flag ? QVariant() : QVariant(textOf(index));
    case Qt::CheckStateRole:
        return column.type == Type::Flag ? QVariant(row.flag(column.id) ? Qt::Checked : Qt::Unchecked)
                                         : QVariant();
    case ValueRole:
        if (column.type == Type::Flag)
            return row.flag(column.id);
        if (column.type == Type::Many)
            return row.list(column.id);
        return row.text(column.id);
    case Qt::AccessibleTextRole:
        if (column.type == Type::Flag)
            return column.label + (row.flag(column.id) ? tr(": yes") : tr(": no"));
        return column.label + QLatin1String(": ") + textOf(index);
    case ProblemRole:
    case Qt::AccessibleDescriptionRole: {
        const Problem *problem = problemOf(index);
        return problem ? problem->text : QString();
    }
    case IsErrorRole: {
        const Problem *problem = problemOf(index);
        return problem && problem->error;
    }
    case Qt::ToolTipRole: {
        const Problem *problem = problemOf(index);
        const QString text = problem ? problem->text : textOf(index);
        return text.isEmpty() ? QVariant() : QVariant(plainTip(text));
    }
    case Qt::TextAlignmentRole:
        return int(column.type == Type::Number ? Qt::AlignRight | Qt::AlignVCenter
                                               : Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_columns.size())
        return {};
    const FieldSpec &column = m_columns.at(section);
    if (role == Qt::DisplayRole)
        return column.label;
    if (role == Qt::ToolTipRole && !column.help.isEmpty())
        return plainTip(column.help);
    if (role == Qt::TextAlignmentRole)
        return int(column.type == Type::Flag         ? Qt::AlignCenter
                       : column.type == Type::Number ? Qt::AlignRight | Qt::AlignVCenter
                                                     : Qt::AlignLeft | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags RowsModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const FieldSpec &column = m_columns.at(index.column());
    Qt::ItemFlags flags = Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    const bool enabled = !m_readOnly && applies(index) && column.type != Type::Note
        && (!column.enabledWhen || column.enabledWhen(m_rows.at(index.row()), m_context));
    if (!enabled)
        return flags;
    return flags | (column.type == Type::Flag ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

bool RowsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || !(flags(index) & (Qt::ItemIsEditable | Qt::ItemIsUserCheckable)))
        return false;
    const FieldSpec &column = m_columns.at(index.column());
    Values &row = m_rows[index.row()];
    const Values old = row;
    if (column.type == Type::Flag) {
        if (role == Qt::CheckStateRole)
            row.setFlag(column.id, value.toInt() == Qt::Checked);
        else if (role == ValueRole)
            row.setFlag(column.id, value.toBool());
        else
            return false;
    } else if (role != Qt::EditRole && role != ValueRole) {
        return false;
    } else if (column.type == Type::Many) {
        row.setList(column.id, value.toStringList());
    } else {
        QString text = value.toString();
        if (column.type == Type::Number || column.type == Type::OneOf)
            text = text.trimmed();
        if (text.isEmpty()
            && (column.type == Type::Number || column.type == Type::OneOf || row.isNull(column.id)))
            row.setNull(column.id);
        else
            row.setText(column.id, text);
    }
    if (row == old)
        return true;
    // what else stands in the row may depend on it
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    emit edited();
    return true;
}

bool RowsModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || m_readOnly || row < 0 || count < 1 || row + count > m_rows.size())
        return false;
    beginRemoveRows({}, row, row + count - 1);
    m_rows.remove(row, count);
    m_problems.clear(); // they name rows by number; the next check brings them back
    endRemoveRows();
    emit edited();
    return true;
}

} // namespace ui::forms
