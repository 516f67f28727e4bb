// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/grantmodel.h"

#include "ui/access/picks.h"

namespace ui::access {

using core::access::AclItem;
using core::access::Privileges;
using core::access::Securable;

namespace {

/// Icons are called as the kinds are; a few share one.
QString iconOf(const QString &kind)
{
    if (kind == QLatin1String("materialized_view"))
        return QStringLiteral("matview");
    const QString name = QString(kind).replace(QLatin1Char('_'), QLatin1Char('-'));
    return Icons::exists(name) ? name : QStringLiteral("dot");
}

} // namespace

GrantModel::GrantModel(const Icons &icons, QObject *parent)
    : QAbstractTableModel(parent)
    , m_icons(icons)
{
}

void GrantModel::setObjects(const QList<Securable> &objects)
{
    if (m_objects == objects)
        return;
    beginResetModel();
    m_objects = objects;
    endResetModel();
}

void GrantModel::setGrantees(const QList<qint64> &grantees)
{
    if (m_grantees == grantees)
        return;
    m_grantees = grantees;
    if (!m_objects.isEmpty())
        emit dataChanged(index(0, HasColumn), index(int(m_objects.size()) - 1, HasColumn));
}

void GrantModel::setUnticked(const QSet<QString> &keys)
{
    m_unticked = keys;
    if (!m_objects.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_objects.size()) - 1, 0), {Qt::CheckStateRole});
}

void GrantModel::setAll(bool ticked)
{
    for (const Securable &object : std::as_const(m_objects)) {
        if (ticked)
            m_unticked.remove(objectKey(object));
        else
            m_unticked.insert(objectKey(object));
    }
    if (!m_objects.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_objects.size()) - 1, 0), {Qt::CheckStateRole});
    emit ticksChanged();
}

void GrantModel::tickOnly(const QSet<QString> &keys)
{
    m_unticked.clear();
    for (const Securable &object : std::as_const(m_objects)) {
        if (!keys.contains(objectKey(object)))
            m_unticked.insert(objectKey(object));
    }
    if (!m_objects.isEmpty())
        emit dataChanged(index(0, 0), index(int(m_objects.size()) - 1, 0), {Qt::CheckStateRole});
    emit ticksChanged();
}

int GrantModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_objects.size());
}

int GrantModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

/// Of several grantees: what all of them have, granted to them themselves.
QString GrantModel::hasText(const Securable &object) const
{
    Privileges common = Privileges::fromInt(~0U);
    for (const qint64 grantee : m_grantees) {
        Privileges held;
        for (const AclItem &item : object.items) {
            if (item.grantee == grantee)
                held |= item.privileges;
        }
        common &= held;
    }
    return m_grantees.isEmpty() ? QString() : core::access::words(common).toUpper();
}

QVariant GrantModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_objects.size())
        return {};
    const Securable &object = m_objects.at(index.row());
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        switch (index.column()) {
        case ObjectColumn:
            return object.text().simplified();
        case KindColumn: {
            const auto *kind = core::access::securableKind(object.kind);
            return kind ? kind->label : object.kind;
        }
        default:
            return hasText(object);
        }
    }
    if (index.column() != ObjectColumn)
        return {};
    if (role == Qt::CheckStateRole)
        return m_unticked.contains(objectKey(object)) ? Qt::Unchecked : Qt::Checked;
    if (role == Qt::DecorationRole)
        return m_icons.icon(iconOf(object.kind));
    return {};
}

QVariant GrantModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ObjectColumn:
        return tr("Object");
    case KindColumn:
        return tr("Kind");
    default:
        return tr("Granted now");
    }
}

Qt::ItemFlags GrantModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == ObjectColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

bool GrantModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid() || index.row() >= m_objects.size())
        return false;
    const QString key = objectKey(m_objects.at(index.row()));
    if (value.toInt() == Qt::Checked)
        m_unticked.remove(key);
    else
        m_unticked.insert(key);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit ticksChanged();
    return true;
}

} // namespace ui::access
