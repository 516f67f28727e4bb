// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/access/matrixedits.h"

#include "core/base/sqlquote.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <map>

namespace ui::access {

using core::access::AclItem;
using core::access::Change;
using core::access::Privilege;
using core::access::Privileges;
using core::access::RoleGraph;
using core::access::Securable;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("ui::access", text);
}

/// The privileges that are taken from the role, with or without their grant option alone.
Privileges taken(const MatrixEdit &edit)
{
    const Own before = edit.before();
    return (before.privileges & ~edit.now.privileges) | (before.grantable & ~edit.now.grantable);
}

Privileges grantedOn(const MatrixEdit &edit)
{
    Privileges found;
    for (const AclItem &item : edit.object.items) {
        if (item.grantor == edit.role && edit.role != edit.object.owner && item.grantee != edit.role)
            found |= item.privileges;
    }
    return found & taken(edit);
}

const Securable *tableOf(const MatrixEdit &edit)
{
    return edit.object.sub != 0 ? &edit.table : nullptr;
}

QString idOf(const MatrixKey &key)
{
    return QStringLiteral("%1 %2 %3 %4 ").arg(key.kind).arg(key.oid).arg(key.sub).arg(key.role) + key.name;
}

// --- JSON

QString itemsText(const QList<AclItem> &items)
{
    QStringList entries;
    for (const AclItem &item : items) {
        for (const Privilege privilege : core::access::listOf(item.privileges))
            entries << QStringLiteral("%1 %2 %3 %4")
                           .arg(item.grantee)
                           .arg(item.grantor)
                           .arg(core::access::keyword(privilege),
                                QLatin1String(item.grantable.testFlag(privilege) ? "*" : "-"));
    }
    return entries.join(QLatin1Char(','));
}

QJsonObject toJson(const Securable &object)
{
    return {{QStringLiteral("kind"), object.kind},
            {QStringLiteral("oid"), object.oid},
            {QStringLiteral("sub"), object.sub},
            {QStringLiteral("schema"), object.schema},
            {QStringLiteral("name"), object.name},
            {QStringLiteral("column"), object.column},
            {QStringLiteral("signature"), object.signature},
            {QStringLiteral("owner"), object.owner},
            {QStringLiteral("acl"), itemsText(object.items)}};
}

Securable securableFrom(const QJsonObject &json)
{
    const auto text = [&json](const char *name) { return json.value(QLatin1String(name)).toString(); };
    const auto number = [&json](const char *name) { return json.value(QLatin1String(name)).toInteger(); };
    Securable object;
    object.kind = text("kind");
    object.oid = number("oid");
    object.sub = int(number("sub"));
    object.schema = text("schema");
    object.name = text("name");
    object.column = text("column");
    object.signature = text("signature");
    object.owner = number("owner");
    object.items = core::access::aclItemsFrom(text("acl"));
    return object;
}

} // namespace

Own MatrixEdits::now(qint64 role, const Securable &object) const
{
    if (!m_edits.isEmpty()) {
        const auto found = m_edits.constFind(keyOf(role, object));
        if (found != m_edits.constEnd())
            return found->now;
    }
    return ownOf(object, role);
}

const MatrixEdit *MatrixEdits::find(const MatrixKey &key) const
{
    const auto found = m_edits.constFind(key);
    return found == m_edits.constEnd() ? nullptr : &*found;
}

void MatrixEdits::set(qint64 role, const Securable &object, const Securable *table, Own now)
{
    now.grantable &= now.privileges;
    const MatrixKey key = keyOf(role, object);
    if (now == ownOf(object, role)) {
        if (m_edits.remove(key) > 0)
            m_order.removeOne(key);
        return;
    }
    if (!m_edits.contains(key))
        m_order << key;
    m_edits.insert(key, {object, table != nullptr ? *table : Securable(), role, now});
}

void MatrixEdits::clear()
{
    m_edits.clear();
    m_order.clear();
}

void MatrixEdits::refresh(const QHash<MatrixKey, Securable> &found)
{
    const QList<MatrixKey> keys = m_order;
    for (const MatrixKey &key : keys) {
        const MatrixEdit edit = m_edits.value(key);
        MatrixKey anybody = key;
        anybody.role = 0;
        const auto again = found.constFind(anybody);
        if (again == found.constEnd())
            continue;
        anybody.kind = edit.table.kind;
        anybody.sub = 0;
        const auto table = found.constFind(anybody);
        const Securable whole = table == found.constEnd() ? edit.table : *table;
        const core::access::Held now = core::access::rebased(
            core::access::heldBy(edit.object.items, edit.role), core::access::heldBy(again->items, edit.role),
            {edit.now.privileges, edit.now.grantable});
        set(edit.role, *again, edit.object.sub != 0 ? &whole : nullptr, {now.privileges, now.grantable});
    }
}

QList<core::access::SeenGrant> MatrixEdits::seen(const RoleGraph &graph) const
{
    QList<core::access::SeenGrant> list;
    for (const MatrixKey &key : m_order) {
        const MatrixEdit &edit = *m_edits.constFind(key);
        if (edit.role == NewRole)
            continue; // nobody else knows it
        const QString grantee
            = edit.role == core::access::PublicRole ? QStringLiteral("PUBLIC") : graph.nameOf(edit.role);
        list << core::access::SeenGrant{idOf(key), tr("%1 · %2").arg(edit.object.text(), grantee),
                                        edit.object, edit.role,
                                        core::access::Held{edit.now.privileges, edit.now.grantable}};
    }
    return list;
}

void MatrixEdits::remove(const QStringList &ids)
{
    const QList<MatrixKey> keys = m_order;
    for (const MatrixKey &key : keys) {
        if (ids.contains(idOf(key))) {
            m_edits.remove(key);
            m_order.removeOne(key);
        }
    }
}

QStringList MatrixEdits::dependents(const RoleGraph &graph) const
{
    QStringList texts;
    for (const MatrixKey &key : m_order) {
        const MatrixEdit &edit = *m_edits.constFind(key);
        if (const Privileges on = grantedOn(edit))
            texts << tr("%1 has granted %2 on %3 to others")
                         .arg(graph.nameOf(edit.role), core::access::words(on), edit.object.text());
    }
    return texts;
}

QString MatrixEdits::problem(const RoleGraph &graph, const Granter &granter, bool cascade) const
{
    for (const MatrixKey &key : m_order) {
        const MatrixEdit &edit = *m_edits.constFind(key);
        const Own before = edit.before();
        for (const AclItem &item : edit.object.items) {
            if (item.grantee != edit.role)
                continue;
            const Privileges away
                = (item.privileges & ~edit.now.privileges) | (item.grantable & ~edit.now.grantable);
            for (const Privilege privilege : core::access::listOf(away)) {
                if (granter.wayToRevoke(edit.object, tableOf(edit), privilege, item.grantor)
                    == Granter::Way::Never)
                    return tr("%1 on %2 was granted by %3: only %3, or who may become it, can revoke it.")
                        .arg(core::access::keyword(privilege), edit.object.text(),
                             graph.nameOf(item.grantor));
            }
        }
        const Privileges more
            = (edit.now.privileges & ~before.privileges) | (edit.now.grantable & ~before.grantable);
        for (const Privilege privilege : core::access::listOf(more)) {
            if (!granter.grantorOf(edit.object, tableOf(edit), privilege))
                return granter.whyNot(edit.object, privilege);
        }
    }
    const QStringList held = cascade ? QStringList() : dependents(graph);
    return held.isEmpty()
        ? QString()
        : tr("%1. Tick “Also revoke what was granted on”, or leave it its grant option.").arg(held.first());
}

core::ddl::Script MatrixEdits::script(const RoleGraph &graph, const Granter &granter, qint64 formRole,
                                      const QString &newName, bool cascade) const
{
    QList<Change> plain;
    std::map<qint64, QList<Change>> asOthers; // by grantor
    for (const MatrixKey &key : m_order) {
        const MatrixEdit &edit = *m_edits.constFind(key);
        const Own before = edit.before();
        QString grantee;
        if (edit.role != core::access::PublicRole)
            grantee = edit.role == formRole && !newName.isEmpty() ? newName : graph.nameOf(edit.role);
        Change change{.object = edit.object, .grantee = grantee};
        const auto add = [&change](QList<Change> &to, Change::Verb verb, Privileges privileges) {
            change.verb = verb;
            change.privileges = privileges;
            if (privileges)
                to << change;
        };
        const Privileges on = grantedOn(edit);
        for (const AclItem &item : edit.object.items) {
            if (item.grantee != edit.role)
                continue;
            const Privileges gone = item.privileges & ~edit.now.privileges;
            const Privileges optionGone = item.grantable & ~edit.now.grantable & ~gone;
            for (const Privilege privilege : core::access::listOf(gone | optionGone)) {
                change.cascade = cascade && on.testFlag(privilege);
                const bool asGrantor
                    = granter.wayToRevoke(edit.object, tableOf(edit), privilege, item.grantor)
                    == Granter::Way::AsGrantor;
                add(asGrantor ? asOthers[item.grantor] : plain,
                    gone.testFlag(privilege) ? Change::Verb::Revoke : Change::Verb::RevokeOption, privilege);
            }
        }
        change.cascade = false;
        add(plain, Change::Verb::Grant, edit.now.privileges & ~before.privileges & ~edit.now.grantable);
        add(plain, Change::Verb::GrantWithOption, edit.now.grantable & ~before.grantable);
    }
    const core::access::GrantOptions options{.version = graph.version()};
    core::ddl::Script script;
    for (const auto &[grantor, changes] : asOthers) {
        script.add(QLatin1String("set local role ") + core::quoteIdentifier(graph.nameOf(grantor)));
        script += core::access::grantScript(changes, options);
        script.add(QStringLiteral("reset role"));
    }
    script += core::access::grantScript(plain, options);
    return script;
}

QJsonObject MatrixEdits::toJson() const
{
    QJsonArray list;
    for (const MatrixKey &key : m_order) {
        const MatrixEdit &edit = *m_edits.constFind(key);
        QJsonObject one{{QStringLiteral("object"), ui::access::toJson(edit.object)},
                        {QStringLiteral("role"), edit.role},
                        {QStringLiteral("privileges"), int(edit.now.privileges)},
                        {QStringLiteral("grantable"), int(edit.now.grantable)}};
        if (edit.object.sub != 0)
            one.insert(QStringLiteral("table"), ui::access::toJson(edit.table));
        list << one;
    }
    return {{QStringLiteral("edits"), list}};
}

MatrixEdits MatrixEdits::fromJson(const QJsonObject &json)
{
    MatrixEdits edits;
    const QJsonArray list = json.value(QStringLiteral("edits")).toArray();
    for (const QJsonValue &value : list) {
        const QJsonObject one = value.toObject();
        const Securable object = securableFrom(one.value(QStringLiteral("object")).toObject());
        if (core::access::securableKind(object.kind) == nullptr)
            continue;
        const Securable table = securableFrom(one.value(QStringLiteral("table")).toObject());
        edits.set(one.value(QStringLiteral("role")).toInteger(), object, object.sub != 0 ? &table : nullptr,
                  {Privileges(one.value(QStringLiteral("privileges")).toInt()),
                   Privileges(one.value(QStringLiteral("grantable")).toInt())});
    }
    return edits;
}

} // namespace ui::access
