// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/cures.h"

#include "core/base/sqlquote.h"

#include <QCoreApplication>

#include <algorithm>

namespace core::access {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

class Curer
{
public:
    Curer(const Situation &situation, const Gaps &gaps)
        : m_now(situation)
        , m_gaps(gaps)
        , m_roles(situation.roles)
        , m_role(*situation.roles.find(situation.question.role))
        , m_privilege(situation.question.privilege)
    {
    }

    QList<Cure> cures() const
    {
        if (m_gaps.owner)
            return owning();
        QList<Cure> list{smallest()};
        if (list.first().script.isEmpty())
            list.clear();
        if (const auto cure = waking())
            list << *cure;
        return list + memberships();
    }

private:
    static constexpr qsizetype MostCandidates = 20;
    static constexpr qsizetype MostShown = 3;

    /// As few rights as will do, to this role.
    Cure smallest() const
    {
        Cure cure{.title = tr("Grant what is missing to %1").arg(m_role.name),
                  .effect = tr("gives nothing else"),
                  .script = m_gaps.fixes,
                  .smallest = true,
                  .runBy = owners()};
        cure.script += grantScript(m_gaps.missing, {.version = m_roles.version()});
        if (m_gaps.policy) {
            const QString command = policyCommand(m_privilege);
            QString sql = QStringLiteral("create policy %1 on %2 for %3 to %4")
                              .arg(quoteIdentifier(policyName(command)), m_now.object.sqlName(), command,
                                   quoteIdentifier(m_role.name));
            if (m_privilege != Privilege::Insert)
                sql += QLatin1String(" using (true)");
            if (m_privilege == Privilege::Insert || m_privilege == Privilege::Update)
                sql += QLatin1String(" with check (true)");
            cure.script.add(sql);
            cure.effect = tr("lets %1 %2 every row: put the condition it needs in the place of true")
                              .arg(m_role.name, command);
        }
        return cure;
    }

    /// Of what is missing: they can grant it.
    QString owners() const
    {
        if (!m_gaps.fixes.isEmpty())
            return tr("by a superuser");
        QStringList names;
        for (const Change &change : m_gaps.missing) {
            if (change.object.owner != 0)
                names << m_roles.nameOf(change.object.owner);
        }
        if (m_gaps.policy)
            names << m_roles.nameOf(m_now.object.owner);
        names.removeDuplicates();
        // several owners: none of them can run all of it
        return names.size() == 1 ? tr("by %1, or a superuser").arg(names.first()) : tr("by a superuser");
    }

    QString policyName(const QString &command) const
    {
        QString name = m_role.name;
        while (name.toUtf8().size() + command.size() + 1 > 60)
            name.chop(1);
        name += QLatin1Char('_') + command;
        const auto taken = [&] {
            return std::any_of(m_now.policies.begin(), m_now.policies.end(),
                               [&name](const Policy &policy) { return policy.name == name; });
        };
        for (int i = 2; taken(); ++i)
            name = name.section(QLatin1Char(' '), 0, 0).left(50) + QLatin1Char(' ') + QString::number(i);
        return name;
    }

    bool curesAll(const RoleRights &rights) const
    {
        return std::all_of(m_gaps.missing.begin(), m_gaps.missing.end(), [&](const Change &change) {
            if (change.grantee != m_role.name)
                return false;
            const Privileges held = rights.held(change.object);
            if ((held & change.privileges) == change.privileges)
                return true;
            if (change.columns.isEmpty() || change.object.oid != m_now.object.oid)
                return false;
            return std::all_of(change.columns.begin(), change.columns.end(), [&](const QString &name) {
                return std::any_of(m_now.columns.begin(), m_now.columns.end(), [&](const Securable &column) {
                    return column.column == name
                        && (rights.held(column, &m_now.object) & change.privileges) == change.privileges;
                });
            });
        });
    }

    /// Roles that have all that is missing; those that give the least besides come first.
    QList<Cure> memberships() const
    {
        if (m_gaps.missing.isEmpty() || m_gaps.policy || (!m_role.inherit && !m_roles.version().atLeast(16)))
            return {};
        struct Candidate
        {
            const Role *role;
            Gain gain;
        };
        QList<Candidate> candidates;
        for (const Holder &holder : holders(m_roles, m_gaps.missing.first().object, nullptr, false)) {
            const Role *role = m_roles.find(holder.role);
            if (role == nullptr || role->oid == m_role.oid || role->name == QLatin1String("pg_database_owner")
                || !m_roles.cycle(role->oid, m_role.oid).isEmpty()
                || m_roles.reach(m_role.oid, RoleGraph::Via::Any).contains(role->oid))
                continue;
            if (curesAll(RoleRights(m_roles, role->oid)))
                candidates << Candidate{role, {}};
            if (candidates.size() == MostCandidates)
                break;
        }
        for (Candidate &candidate : candidates)
            candidate.gain = gainOf(m_roles, m_role.oid, candidate.role->oid, m_now.everything);
        // a role made for being given away is a group; somebody's own is not
        std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate &a, const Candidate &b) {
            return std::tuple(a.role->login, a.gain.privileges)
                < std::tuple(b.role->login, b.gain.privileges);
        });
        QList<Cure> list;
        for (const Candidate &candidate : candidates.mid(0, MostShown)) {
            ddl::Script script = m_gaps.fixes;
            script.add(QStringLiteral("grant %1 to %2")
                           .arg(quoteIdentifier(candidate.role->name), quoteIdentifier(m_role.name)));
            list << Cure{.title = tr("Make %1 a member of %2").arg(m_role.name, candidate.role->name),
                         .effect = gainText(*candidate.role, candidate.gain),
                         .script = script};
        }
        return list;
    }

    /// What is there already, but not inherited.
    std::optional<Cure> waking() const
    {
        if (m_gaps.dormant.isEmpty())
            return std::nullopt;
        Cure cure{.title = tr("Let the rights of the membership be inherited"),
                  .effect = tr("gives, without SET ROLE, everything that %1 has")
                                .arg(m_roles.nameOf(m_gaps.dormant.first().role)),
                  .script = m_gaps.fixes};
        if (!m_roles.version().atLeast(16)) {
            QStringList done;
            for (const Membership &step : m_gaps.dormant) {
                const QString member = m_roles.nameOf(step.member);
                if (!done.contains(member))
                    cure.script.add(QStringLiteral("alter role %1 inherit").arg(quoteIdentifier(member)));
                done << member;
            }
            return cure;
        }
        for (const Membership &step : m_gaps.dormant)
            cure.script.add(QStringLiteral("grant %1 to %2 with inherit true granted by %3")
                                .arg(quoteIdentifier(m_roles.nameOf(step.role)),
                                     quoteIdentifier(m_roles.nameOf(step.member)),
                                     quoteIdentifier(m_roles.nameOf(step.grantor))));
        return cure;
    }

    /// Nothing smaller than being the owner will do: of this object, or with all that the owner has.
    QList<Cure> owning() const
    {
        const Role *owner = m_roles.find(m_now.object.owner);
        ddl::Script others = m_gaps.fixes; // the schema's USAGE and the like
        others += grantScript(m_gaps.missing, {.version = m_roles.version()});
        Cure cure{.title = tr("Make %1 the owner").arg(m_role.name),
                  .effect = tr("%1 is its owner no longer").arg(m_roles.nameOf(m_now.object.owner)),
                  .script = others,
                  .runBy = tr("by a superuser")};
        cure.script.add(ownerSql(m_now.object, m_role.name));
        QList<Cure> list{cure};
        const bool inherits = m_role.inherit || m_roles.version().atLeast(16);
        if (owner == nullptr || owner->superuser || !inherits
            || !m_roles.cycle(owner->oid, m_role.oid).isEmpty())
            return list;
        Cure membership{.title = tr("Make %1 a member of %2").arg(m_role.name, owner->name),
                        .effect = gainText(*owner, gainOf(m_roles, m_role.oid, owner->oid, m_now.everything)),
                        .script = others};
        membership.script.add(
            QStringLiteral("grant %1 to %2").arg(quoteIdentifier(owner->name), quoteIdentifier(m_role.name)));
        return list << membership;
    }

    QString gainText(const Role &role, const Gain &gain) const
    {
        if (m_now.everything.isEmpty())
            return tr("gives everything that %1 has").arg(role.name);
        return tr("also gives everything else that %1 has, now and later: "
                  "in all %2 rights on %3 objects")
            .arg(role.name, QString::number(gain.privileges), QString::number(gain.objects));
    }

    const Situation &m_now;
    const Gaps &m_gaps;
    const RoleGraph &m_roles;
    const Role &m_role;
    Privilege m_privilege;
};

} // namespace

QString policyCommand(Privilege privilege)
{
    switch (privilege) {
    case Privilege::Select:
    case Privilege::Insert:
    case Privilege::Update:
    case Privilege::Delete:
        return keyword(privilege);
    default:
        return {};
    }
}

QList<Cure> curesOf(const Situation &situation, const Gaps &gaps)
{
    return Curer(situation, gaps).cures();
}

Gain gainOf(const RoleGraph &graph, qint64 member, qint64 role, const QList<Securable> &objects)
{
    const RoleRights own(graph, member);
    const RoleRights others(graph, role);
    Gain gain;
    for (const Securable &object : objects) {
        const Privileges more = others.held(object) & ~own.held(object);
        if (!more)
            continue;
        ++gain.objects;
        gain.privileges += listOf(more).size();
    }
    return gain;
}

} // namespace core::access
