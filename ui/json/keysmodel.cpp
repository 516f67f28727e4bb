// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/json/keysmodel.h"

#include "core/base/sqlquote.h"
#include "core/json/path.h"

#include <algorithm>

namespace ui::json {

namespace {

constexpr qsizetype LongestName = 63; // bytes of a name in PostgreSQL

bool isElement(const core::json::SchemaEntry &entry)
{
    return entry.path.contains(QLatin1String("[]"));
}

QString shortened(QString name)
{
    while (name.toUtf8().size() > LongestName)
        name.chop(name.size() > 1 && name.back().isLowSurrogate() ? 2 : 1);
    return name;
}

} // namespace

void KeysModel::setSchema(const core::json::ColumnSchema &schema)
{
    if (schema.documents() == 0 && !m_entries.isEmpty())
        return; // it is being asked
    const QList<QStringList> before = ticked();
    beginResetModel();
    m_entries = schema.entries();
    m_ticked.assign(std::size_t(m_entries.size()), false);
    for (qsizetype i = 0; i < m_entries.size(); ++i)
        m_ticked[std::size_t(i)] = before.contains(m_entries.at(i).path);
    endResetModel();
    emit tickedChanged();
}

void KeysModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_ticked.clear();
    endResetModel();
    emit tickedChanged();
}

QList<QStringList> KeysModel::ticked() const
{
    QList<QStringList> list;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        if (m_ticked[std::size_t(i)])
            list << m_entries.at(i).path;
    }
    return list;
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int KeysModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const core::json::SchemaEntry &entry = m_entries.at(index.row());
    const bool text = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    if (index.column() == Key) {
        if (role == Qt::DisplayRole)
            return QString(QString(2 * (entry.path.size() - 1), QChar(0x00A0)) + entry.path.last().left(200));
        if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
            return entry.path.join(QLatin1String(" \u203a ")).left(500).toHtmlEscaped();
        if (role == Qt::CheckStateRole && !isElement(entry))
            return m_ticked[std::size_t(index.row())] ? Qt::Checked : Qt::Unchecked;
        return {};
    }
    if (role == Qt::TextAlignmentRole && index.column() == Share)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    if (!text)
        return {};
    if (index.column() == Type)
        return entry.kindText();
    if (entry.path.last() == QLatin1String("[]"))
        return QString::number(entry.count);
    const double share = entry.of > 0 ? 100.0 * double(entry.count) / double(entry.of) : 0;
    return share < 1 ? tr("<1 %") : tr("%1 %").arg(int(share));
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    static const char *const Names[] = {QT_TR_NOOP("Key"), QT_TR_NOOP("Type"), QT_TR_NOOP("Share")};
    return tr(Names[section]);
}

Qt::ItemFlags KeysModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Key && !isElement(m_entries.at(index.row())))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool KeysModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    m_ticked[std::size_t(index.row())] = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit tickedChanged();
    return true;
}

core::browse::Expression keyColumn(const QString &column, const QStringList &path)
{
    core::json::JsonPath steps;
    for (const QString &key : path)
        steps.steps << core::json::PathStep{true, key, {}, 0};
    return {core::quoteIdentifier(column) + QLatin1Char(' ')
                + (path.size() == 1 ? arrowPath(steps) : hashPath(steps)),
            shortened(column + QLatin1Char('.') + path.join(QLatin1Char('.')))};
}

} // namespace ui::json
