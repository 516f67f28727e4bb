// SPDX-License-Identifier: GPL-3.0-or-later
// What the cells of a MatrixModel say: marks, words, reasons.
#include "ui/access/matrixmodel.h"

namespace ui::access {

using core::access::AclItem;
using core::access::ObjectRights;
using core::access::Privilege;
using core::access::Privileges;
using core::access::PublicRole;
using core::access::Right;
using core::access::RoleRights;
using core::access::Securable;
using core::access::Source;
using Mark = MatrixCell::Mark;

namespace {

bool isOwn(const Right &right, qint64 role)
{
    return !right.throughTable && right.grantee == role && right.source != Source::Superuser
        && right.source != Source::Predefined;
}

QString wordOf(Privilege privilege)
{
    return core::access::keyword(privilege).toUpper();
}

} // namespace

const MatrixModel::Facts &MatrixModel::facts(int row) const
{
    if (const Facts *known = m_facts.object(row))
        return *known;
    auto *made = new Facts;
    const Securable &what = *object(row);
    const Securable *whole = table(row);
    const qint64 role = roleOf(row);
    std::optional<RoleRights> turned;
    if (m_turned)
        turned.emplace(m_data->roles, role);
    const RoleRights &rights = m_turned ? *turned : *m_rights;
    made->rights = rights.on(what, whole);
    made->own = m_edits.now(role, what);
    if (const auto *kind = core::access::securableKind(what.kind))
        made->known = core::access::privilegesOf(*kind, m_data->roles.version());
    if (whole == nullptr && what.isRelation()) {
        for (const Securable &column : columnsOf(what.oid)) {
            const Own before = ownOf(column, role);
            const Own now = m_edits.now(role, column);
            made->columnsOwn |= now.privileges;
            // what is taken away here is not held any more, unless by another way
            made->columnsHeld |= before == now ? rights.held(column) : now.privileges;
        }
    }
    made->mayGrant = m_granter->mayGrant(what, whole);
    m_facts.insert(row, made);
    return *made;
}

Mark MatrixModel::markOf(const Right &right)
{
    switch (right.source) {
    case Source::Superuser:
        return Mark::Superuser;
    case Source::Owner:
        return right.throughTable ? Mark::Table : right.path.isEmpty() ? Mark::Owner : Mark::OwnerMember;
    case Source::Public:
        return Mark::Public;
    case Source::Predefined:
        return Mark::Predefined;
    case Source::Own:
    case Source::Membership:
        break;
    }
    return right.throughTable ? Mark::Table : Mark::Member;
}

MatrixCell MatrixModel::cell(int row, int column) const
{
    MatrixCell cell;
    const auto privilege = privilegeOf(column);
    const Securable *what = object(row);
    if (!privilege || what == nullptr)
        return cell;
    const Facts &known = facts(row);
    if (!known.known.testFlag(*privilege))
        return cell;
    const qint64 role = roleOf(row);
    const Own before = ownOf(*what, role);
    cell.changed = before.privileges.testFlag(*privilege) != known.own.privileges.testFlag(*privilege)
        || before.grantable.testFlag(*privilege) != known.own.grantable.testFlag(*privilege);
    cell.editable = whyFixed(index(row, column)).isEmpty();
    if (known.own.privileges.testFlag(*privilege)) {
        cell.mark = role == what->owner && role != PublicRole ? Mark::Owner : Mark::Own;
        cell.grantable = known.own.grantable.testFlag(*privilege);
        return cell;
    }
    const Securable *whole = table(row);
    if (whole != nullptr && m_edits.now(role, *whole).privileges.testFlag(*privilege)) {
        cell.mark = Mark::Table;
        return cell;
    }
    for (const Right &right : known.rights.rights) {
        if (right.privilege != *privilege || isOwn(right, role))
            continue;
        // of the table's own grant the changes above decide
        if (right.throughTable && right.grantee == role)
            continue;
        cell.mark = markOf(right);
        return cell;
    }
    cell.mark = known.columnsOwn.testFlag(*privilege) ? Mark::OwnColumns
        : known.columnsHeld.testFlag(*privilege)      ? Mark::MemberColumns
                                                      : Mark::None;
    return cell;
}

QString MatrixModel::nameOf(qint64 role) const
{
    return role == PublicRole ? QStringLiteral("PUBLIC") : m_data->roles.nameOf(role);
}

QString MatrixModel::text(int row) const
{
    if (m_rows[row].type == RowType::Group)
        return core::access::securableKinds().at(m_rows[row].at).plural;
    if (m_rows[row].type == RowType::Column)
        return object(row)->column;
    return m_turned ? nameOf(roleOf(row)) : object(row)->text();
}

QString MatrixModel::columnState(int row, Privilege privilege) const
{
    QStringList names;
    const qint64 role = roleOf(row);
    std::optional<RoleRights> turned;
    if (m_turned)
        turned.emplace(m_data->roles, role);
    const RoleRights &rights = m_turned ? *turned : *m_rights;
    const Securable &whole = *object(row);
    for (const Securable &column : columnsOf(whole.oid)) {
        if (m_edits.now(role, column).privileges.testFlag(privilege)
            || rights.held(column).testFlag(privilege))
            names << column.column;
    }
    return names.join(QLatin1String(", "));
}

QString MatrixModel::whyFixed(const QModelIndex &index) const
{
    const auto privilege = privilegeOf(index.column());
    const Securable *what = object(index.row());
    if (!privilege || what == nullptr)
        return tr("There is nothing to grant here.");
    if (!m_readOnly.isEmpty())
        return m_readOnly;
    const Facts &known = facts(index.row());
    if (!known.known.testFlag(*privilege))
        return tr("%1 does not apply to this kind of object.").arg(wordOf(*privilege));
    if (known.mayGrant.testFlag(*privilege)) {
        // its own grants can go only where their grantor can be become
        for (const AclItem &item : what->items) {
            if (item.grantee == roleOf(index.row()) && item.privileges.testFlag(*privilege)
                && m_granter->wayToRevoke(*what, table(index.row()), *privilege, item.grantor)
                    == Granter::Way::Never)
                return tr("Granted by %1: only %1, or who may become it, can change it.")
                    .arg(nameOf(item.grantor));
        }
        return {};
    }
    bool own = false;
    for (const AclItem &item : what->items) {
        if (item.grantee != roleOf(index.row()) || !item.privileges.testFlag(*privilege))
            continue;
        own = true;
        if (m_granter->wayToRevoke(*what, table(index.row()), *privilege, item.grantor)
            == Granter::Way::Never)
            return m_granter->whyNot(*what, *privilege);
    }
    return own ? QString() : m_granter->whyNot(*what, *privilege);
}

QString MatrixModel::explanation(const QModelIndex &index) const
{
    const Securable *what = object(index.row());
    if (what == nullptr)
        return {};
    const qint64 role = roleOf(index.row());
    const auto &roles = m_data->roles;
    const auto privilege = privilegeOf(index.column());
    if (!privilege) {
        const auto *kind = core::access::securableKind(what->kind);
        QString line = QStringLiteral("%1 %2").arg(kind != nullptr ? kind->label : QString(), what->text());
        if (what->owner != 0)
            line += tr(", owned by %1").arg(nameOf(what->owner));
        return line;
    }
    const Facts &known = facts(index.row());
    if (!known.known.testFlag(*privilege))
        return {};
    QStringList lines{tr("%1 on %2 for %3").arg(wordOf(*privilege), what->text(), nameOf(role))};
    const QList<Right> rights = known.rights.of(*privilege);
    for (const Right &right : rights) {
        QString line = isOwn(right, role) && right.source != Source::Owner && role != PublicRole
            ? tr("Its own grant, by %1").arg(nameOf(right.grantor))
            : core::access::sourceText(roles, right);
        if (right.source == Source::Membership && right.grantor != 0)
            line += tr("; %1 has it from %2").arg(nameOf(right.grantee), nameOf(right.grantor));
        if (right.throughTable)
            line += tr(", on the whole table");
        if (right.grantable && right.source != Source::Superuser)
            line += tr(", with grant option");
        line[0] = line[0].toUpper();
        lines << line;
    }
    if (rights.isEmpty()) {
        const QString columns = (known.columnsOwn | known.columnsHeld).testFlag(*privilege)
            ? columnState(index.row(), *privilege)
            : QString();
        lines << (columns.isEmpty() ? tr("Not granted") : tr("Only on the columns %1").arg(columns));
    }
    if (cell(index.row(), index.column()).changed) {
        switch (wanted(index)) {
        case Wanted::None:
            lines << tr("Will be revoked");
            break;
        case Wanted::Granted:
            lines << (ownOf(*what, role).privileges.testFlag(*privilege) ? tr("Grant option will be revoked")
                                                                         : tr("Will be granted"));
            break;
        case Wanted::WithOption:
            lines << tr("Will be granted with grant option");
            break;
        }
    }
    const QString fixed = whyFixed(index);
    if (!fixed.isEmpty())
        lines << fixed;
    return lines.join(QLatin1Char('\n'));
}

// --- QAbstractTableModel

int MatrixModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MatrixModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_data ? 0 : int(m_privileges.size()) + 1;
}

QVariant MatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && section == 0 && role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    if (section == 0)
        return m_turned ? tr("Role") : tr("Object");
    const auto privilege = privilegeOf(section);
    return privilege ? wordOf(*privilege) : QVariant();
}

QVariant MatrixModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    if (index.column() == 0) {
        switch (role) {
        case Qt::DisplayRole:
        case Qt::AccessibleTextRole:
            return text(row);
        case Qt::AccessibleDescriptionRole:
            return explanation(index);
        case RowTypeRole:
            return int(m_rows[row].type);
        case OpenRole:
            return isRelation(row) ? int(isOpen(row)) : -1;
        case PrefixRole:
            return !m_turned && m_rows[row].type == RowType::Entry && !object(row)->schema.isEmpty()
                ? object(row)->schema + QLatin1Char('.')
                : QString();
        case IconNameRole: {
            if (m_rows[row].type == RowType::Group)
                return {};
            if (m_rows[row].type == RowType::Column)
                return QStringLiteral("column");
            if (!m_turned)
                return m_icons.value(object(row)->kind, QStringLiteral("dot"));
            const core::access::Role *found = m_data->roles.find(roleOf(row));
            return found != nullptr && found->login ? QStringLiteral("role") : QStringLiteral("role-group");
        }
        default:
            return {};
        }
    }
    const auto privilege = privilegeOf(index.column());
    if (m_rows[row].type == RowType::Group || !privilege)
        return {};
    switch (role) {
    case Qt::CheckStateRole: {
        const Mark mark = cell(row, index.column()).mark;
        if (mark == Mark::NotApplicable)
            return {};
        return int(mark == Mark::None                                            ? Qt::Unchecked
                       : mark == Mark::OwnColumns || mark == Mark::MemberColumns ? Qt::PartiallyChecked
                                                                                 : Qt::Checked);
    }
    case Qt::AccessibleTextRole:
    case Qt::AccessibleDescriptionRole:
        return explanation(index);
    default:
        return {};
    }
}

Qt::ItemFlags MatrixModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows[index.row()].type == RowType::Group)
        return Qt::ItemIsEnabled;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.column() > 0 && facts(index.row()).known.testFlag(*privilegeOf(index.column())))
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool MatrixModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    return set({index}, value.toInt() == Qt::Unchecked ? Wanted::None : Wanted::Granted);
}

} // namespace ui::access
