// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfer/tablesetmodel.h"

#include "ui/base/amounts.h"

namespace ui::transfer {

using core::transfer::TableInfo;
using core::transfer::TableProgress;
using core::transfer::TableState;

namespace {

QString iconName(char kind)
{
    return kind == 'v' || kind == 'm' ? QStringLiteral("view") : QStringLiteral("table");
}

/// A name may hold line breaks and characters that turn the text around.
QString oneLine(const QString &name)
{
    QString text;
    for (const QChar c : name) {
        const bool hidden = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
        text += hidden ? QChar(0xb7) : c;
    }
    return text;
}

} // namespace

TableSetModel::TableSetModel(const Icons &icons, QObject *parent)
    : QAbstractTableModel(parent)
    , m_icons(icons)
{
}

void TableSetModel::setTables(QList<TableInfo> tables, const QList<QStringList> &chosen)
{
    beginResetModel();
    m_tables = std::move(tables);
    m_chosen.clear();
    m_progress.clear();
    QSet<QString> schemas;
    for (int row = 0; row < m_tables.size(); ++row) {
        schemas << m_tables[row].schema;
        if (chosen.contains(m_tables[row].path()))
            m_chosen << row;
    }
    m_severalSchemas = schemas.size() > 1;
    endResetModel();
    emit chosenChanged();
}

QList<TableInfo> TableSetModel::chosen() const
{
    QList<TableInfo> list;
    for (int row = 0; row < m_tables.size(); ++row) {
        if (m_chosen.contains(row))
            list << m_tables[row];
    }
    return list;
}

void TableSetModel::setChosen(int row, bool chosen)
{
    if (chosen == m_chosen.contains(row))
        return;
    chosen ? void(m_chosen.insert(row)) : void(m_chosen.remove(row));
    const QModelIndex at = index(row, Name);
    emit dataChanged(at, at, {Qt::CheckStateRole, ChosenRole});
    emit chosenChanged();
}

void TableSetModel::setProgress(const core::transfer::SetProgress::Tables &progress)
{
    m_progress.clear();
    for (const auto &table : progress)
        m_progress.insert(table->table.oid, table);
    if (!m_tables.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void TableSetModel::refresh()
{
    if (!m_tables.isEmpty() && !m_progress.isEmpty())
        emit dataChanged(index(0, State), index(rowCount() - 1, State));
}

void TableSetModel::setLocked(bool locked)
{
    m_locked = locked;
    if (!m_tables.isEmpty())
        emit dataChanged(index(0, Name), index(rowCount() - 1, Name));
}

const TableProgress *TableSetModel::progress(int row) const
{
    const auto found = m_progress.constFind(m_tables[row].oid);
    return found == m_progress.constEnd() ? nullptr : found->get();
}

QString TableSetModel::stateText(int row) const
{
    const TableProgress *now = progress(row);
    if (!now)
        return {};
    const QString amount
        = QStringLiteral("%1 · %2").arg(rowsText(now->counts->rows), sizeText(now->counts->bytes));
    switch (now->state.load()) {
    case TableState::Waiting:
        return tr("Waiting");
    case TableState::Running: {
        const int percent = now->counts->percent();
        return percent < 0 ? amount : QStringLiteral("%1 % · ").arg(percent) + amount;
    }
    case TableState::Done:
        return tr("Done · ") + amount;
    case TableState::Failed:
        break;
    }
    const auto error = now->error();
    return error && !error->isCancelled() ? error->message : tr("Stopped");
}

int TableSetModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tables.size());
}

int TableSetModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TableSetModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const TableInfo &table = m_tables[row];
    if (role == ChosenRole)
        return m_chosen.contains(row);
    switch (index.column()) {
    case Name: {
        const QString name = m_severalSchemas ? table.schema + QLatin1Char('.') + table.name : table.name;
        switch (role) {
        case Qt::DisplayRole:
        case SortRole:
            return oneLine(name);
        case Qt::ToolTipRole: // shown as it is: never read as markup
            return QStringLiteral("<qt>%1</qt>")
                .arg(
                    QStringLiteral("%1.%2 (%3)")
                        .arg(oneLine(table.schema), oneLine(table.name), core::transfer::kindName(table.kind))
                        .toHtmlEscaped());
        case Qt::DecorationRole:
            return m_icons.icon(iconName(table.kind));
        case Qt::CheckStateRole:
            return m_chosen.contains(row) ? Qt::Checked : Qt::Unchecked;
        default:
            return {};
        }
    }
    case Rows:
        if (role == Qt::DisplayRole)
            return table.rows < 0 ? QString() : roughCountText(double(table.rows));
        if (role == SortRole)
            return table.rows;
        break;
    case Size:
        if (role == Qt::DisplayRole)
            return table.bytes < 0 ? QString() : sizeText(table.bytes);
        if (role == SortRole)
            return table.bytes;
        break;
    case State: {
        const TableProgress *now = progress(row);
        if (role == Qt::DisplayRole || role == SortRole)
            return stateText(row).simplified();
        if (role == FailedRole)
            return now && now->state == TableState::Failed;
        if (role == ShareRole && now && now->state != TableState::Failed)
            return now->share();
        if (role == Qt::ToolTipRole && now) {
            if (const auto error = now->error())
                return QStringLiteral("<qt>%1</qt>").arg(error->toText().toHtmlEscaped());
        }
        break;
    }
    default:
        break;
    }
    if (role == Qt::TextAlignmentRole && (index.column() == Rows || index.column() == Size))
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

bool TableSetModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name || m_locked)
        return false;
    setChosen(index.row(), value.toInt() == Qt::Checked);
    return true;
}

QVariant TableSetModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole)
        return int((section == Rows || section == Size ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Table");
    case Rows:
        return tr("Rows, about");
    case Size:
        return tr("Size");
    case State:
        return tr("Progress");
    default:
        return {};
    }
}

Qt::ItemFlags TableSetModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (index.column() == Name && !m_locked)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

} // namespace ui::transfer
