// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roles/copymodel.h"

#include <algorithm>

namespace ui::roles {

using core::access::RoleCopyParts;
using core::access::RoleGrants;

namespace {

/// So many other databases are ticked at first: each is a session, and a transaction of its own.
constexpr qsizetype TickedDatabases = 8;

} // namespace

void CopyModel::setHere(const RoleGrants &grants)
{
    beginResetModel();
    m_here = grants;
    m_rows.clear();
    const auto add = [&](const char *key, const QString &what, qsizetype count, const QString &note,
                         bool RoleCopyParts::*part) {
        const QString id = QLatin1String(key);
        if (count > 0)
            m_rows << Row{id,    what, grants.database,
                          count, note, m_ticks.value(id).toBool(RoleCopyParts().*part),
                          part};
    };
    add("objects", tr("Privileges on objects"), grants.objects.size(),
        grants.cut ? tr("there are more objects than are read") : QString(), &RoleCopyParts::objects);
    add("columns", tr("Privileges on columns"), grants.columns.size(), {}, &RoleCopyParts::columns);
    add("defaults", tr("Default privileges"), grants.defaults.size(), tr("on what others make later"),
        &RoleCopyParts::defaults);
    add("policies", tr("Row security policies"), grants.policies.size(),
        tr("policies that name it name the copy, too"), &RoleCopyParts::policies);
    add("own_defaults", tr("Its own default privileges"), grants.ownDefaults.size(),
        tr("what it gives others on what it makes later"), &RoleCopyParts::ownDefaults);
    const qsizetype open = std::count_if(grants.elsewhere.begin(), grants.elsewhere.end(),
                                         [](const auto &one) { return one.closed.isEmpty(); });
    for (const auto &one : grants.elsewhere) {
        const QString key = QStringLiteral("in ") + one.database;
        const bool ticked = m_ticks.value(key).toBool(open <= TickedDatabases) && one.closed.isEmpty();
        m_rows << Row{key, tr("The same there"), one.database, one.named, {}, ticked, nullptr, one.closed};
    }
    endResetModel();
    emit edited();
}

void CopyModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_ticks = {};
    m_here = {};
    endResetModel();
}

void CopyModel::setThere(const QString &database, const core::Result<RoleGrants> &grants)
{
    for (qsizetype i = 0; i < m_rows.size(); ++i) {
        Row &row = m_rows[i];
        if (row.part || row.database != database)
            continue;
        row.there = grants;
        if (grants)
            row.count = grants->objects.size() + grants->columns.size() + grants->defaults.size()
                + grants->policies.size();
        emit dataChanged(index(int(i), 0), index(int(i), Columns - 1));
    }
    emit edited();
}

std::optional<QString> CopyModel::takeUnread()
{
    for (Row &row : m_rows) {
        if (isLate(row) && !row.asked) {
            row.asked = true;
            return row.database;
        }
    }
    return {};
}

bool CopyModel::isReading() const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [this](const Row &row) { return isLate(row); });
}

QString CopyModel::failure() const
{
    for (const Row &row : m_rows) {
        if (row.taken && row.there && !*row.there)
            return row.database + QLatin1String(": ") + row.there->error().message;
    }
    return {};
}

void CopyModel::retry()
{
    for (Row &row : m_rows) {
        if (row.there && !*row.there) {
            row.there.reset();
            row.asked = false;
        }
    }
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

core::ddl::Script CopyModel::script(const QString &to) const
{
    RoleCopyParts parts{false, false, false, false, false};
    for (const Row &row : m_rows) {
        if (row.part)
            parts.*(row.part) = row.taken;
    }
    core::ddl::Script script = core::access::copyScript(m_here, to, parts);
    for (const Row &row : m_rows) {
        if (!row.part && row.taken && row.there && *row.there)
            script += core::access::copyScript(**row.there, to, {}, row.database);
    }
    return script;
}

int CopyModel::taken() const
{
    return int(std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.taken; }));
}

QJsonObject CopyModel::ticks() const
{
    QJsonObject ticks = m_ticks;
    for (const Row &row : m_rows)
        ticks.insert(row.key, row.taken);
    return ticks;
}

void CopyModel::setTicks(const QJsonObject &ticks)
{
    m_ticks = ticks;
    for (Row &row : m_rows)
        row.taken = ticks.value(row.key).toBool(row.taken) && row.closed.isEmpty();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0, What), index(rowCount() - 1, What), {Qt::CheckStateRole});
    emit edited();
}

int CopyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CopyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Columns);
}

QString CopyModel::noteOf(const Row &row) const
{
    if (!row.closed.isEmpty())
        return tr("cannot be read: %1").arg(row.closed);
    if (row.part)
        return row.note;
    if (row.there && !*row.there)
        return row.there->error().message;
    if (row.there)
        return (*row.there)->owned > 0 ? tr("a transaction of its own; what it owns there is not copied")
                                       : tr("a transaction of its own");
    return row.taken ? tr("reading…") : tr("not read");
}

QVariant CopyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (index.column() == What && role == Qt::CheckStateRole)
        return row.taken ? Qt::Checked : Qt::Unchecked;
    if (index.column() == What && role == Qt::AccessibleTextRole)
        return (row.taken ? tr("Copied: %1") : tr("Not copied: %1")).arg(row.what);
    if (index.column() == Count && role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole
        && (role != Qt::ToolTipRole || index.column() != Note))
        return {};
    QString text;
    switch (index.column()) {
    case What:
        text = row.what;
        break;
    case Database:
        text = row.database;
        break;
    case Count:
        return QString::number(row.count);
    default:
        text = noteOf(row);
    }
    return text.replace(QLatin1Char('\n'), QChar(0x21B5));
}

bool CopyModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || !(flags(index) & Qt::ItemIsUserCheckable))
        return false;
    m_rows[index.row()].taken = value.toInt() == Qt::Checked;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), Columns - 1));
    emit edited();
    return true;
}

QVariant CopyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole && section == Count)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Copy"), tr("Database"), tr("How many"), tr("Note")};
    return names.value(section);
}

Qt::ItemFlags CopyModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == What && m_rows.at(index.row()).closed.isEmpty() ? flags | Qt::ItemIsUserCheckable
                                                                             : flags;
}

} // namespace ui::roles
