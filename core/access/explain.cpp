// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/access/explain.h"

#include "core/access/cures.h"
#include "core/base/sqlquote.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace core::access {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::access", text);
}

/// "SELECT on table sales.orders"
QString rightOn(Privileges privileges, const Securable &object)
{
    const SecurableKind *kind = securableKind(object.kind);
    return tr("%1 on %2 %3")
        .arg(words(privileges).toUpper(), kind == nullptr ? object.kind : kind->label.toLower(),
             object.text());
}

class Explainer
{
public:
    explicit Explainer(const Situation &situation)
        : m_now(situation)
        , m_roles(situation.roles)
        , m_role(*situation.roles.find(situation.question.role))
        , m_rights(situation.roles, m_role.oid)
        , m_privilege(situation.question.privilege)
    {
    }

    Explanation run()
    {
        login();
        database();
        schema();
        if (m_now.question.ownership)
            ownership();
        else
            object();
        if (!m_now.question.ownership && m_now.object.isRelation()) {
            view();
            sequences();
            foreignTable();
            rowSecurity();
        }
        routine();
        Explanation answer;
        answer.allowed = std::none_of(m_steps.begin(), m_steps.end(),
                                      [](const Step &step) { return step.state == Step::State::Missing; });
        const QString what = m_now.question.ownership ? ownsText() : rightOn(m_privilege, m_now.object);
        answer.verdict = answer.allowed ? tr("%1 can: %2").arg(m_role.name, what)
                                        : tr("%1 cannot: %2").arg(m_role.name, what);
        answer.steps = m_steps;
        if (!answer.allowed)
            answer.cures = curesOf(m_now, m_gaps);
        return answer;
    }

private:
    void add(Step::State state, const QString &what, const QString &why, const Securable *about = nullptr,
             const QList<Right> &rights = {})
    {
        m_steps << Step{state,
                        what,
                        why,
                        rights,
                        about == nullptr ? QString() : about->kind,
                        about == nullptr ? 0 : about->oid};
    }

    void fix(const QString &sql) { m_gaps.fixes.add(sql); }

    /// What is not there is remembered for the cure.
    void missing(const QString &why, const Securable &object, Privileges privileges,
                 const QStringList &columns = {}, const QString &what = {})
    {
        add(Step::State::Missing, what.isEmpty() ? rightOn(privileges, object) : what, why, &object);
        m_gaps.missing << Change{
            .object = object, .privileges = privileges, .columns = columns, .grantee = m_role.name};
    }

    void login()
    {
        const QString what = tr("Log in");
        const bool group = !m_role.login && !m_roles.membersOf(m_role.oid).isEmpty();
        if (group)
            return add(
                Step::State::Note, what,
                tr("%1 is a group: nobody logs in as it, its members have what it has").arg(m_role.name));
        if (!m_role.login) {
            fix(QStringLiteral("alter role %1 login").arg(quoteIdentifier(m_role.name)));
            return add(Step::State::Missing, what, tr("%1 has NOLOGIN").arg(m_role.name));
        }
        if (m_role.expired) {
            fix(QStringLiteral("alter role %1 valid until 'infinity'").arg(quoteIdentifier(m_role.name)));
            return add(Step::State::Missing, what,
                       tr("its password ended at %1 (VALID UNTIL); ways to log in without a password still "
                          "work")
                           .arg(m_role.validUntil));
        }
        if (m_role.connectionLimit == 0 && !m_role.superuser) {
            fix(QStringLiteral("alter role %1 connection limit -1").arg(quoteIdentifier(m_role.name)));
            return add(Step::State::Missing, what, tr("its connection limit is 0"));
        }
        add(Step::State::Ok, what,
            m_role.connectionLimit > 0
                ? tr("at most %1 at a time; from where, pg_hba.conf decides").arg(m_role.connectionLimit)
                : tr("from where, pg_hba.conf decides"));
    }

    /// Tells what allows it or remembers it as missing.
    bool check(const Securable &object, Privilege privilege, const QString &without)
    {
        const ObjectRights found = m_rights.on(object);
        const QList<Right> rights = found.of(privilege);
        if (rights.isEmpty()) {
            missing(dormant(object, privilege, without), object, privilege);
            return false;
        }
        add(Step::State::Ok, rightOn(privilege, object), sourceText(m_roles, rights.first()), &object,
            rights);
        return true;
    }

    /// A membership would give it, but is not inherited: worth more words than "missing".
    QString dormant(const Securable &object, Privilege privilege, const QString &without)
    {
        for (const AclItem &item : object.items) {
            if (item.grantee == PublicRole || !item.privileges.testFlag(privilege))
                continue;
            const QList<Membership> way = m_roles.path(m_role.oid, item.grantee, RoleGraph::Via::Any);
            if (way.isEmpty())
                continue;
            for (const Membership &step : way) {
                if (!step.inherit && !m_gaps.dormant.contains(step))
                    m_gaps.dormant << step;
            }
            return m_roles.maySet(m_role.oid, item.grantee)
                ? tr("%1 has it, but its rights are not inherited: only after SET ROLE")
                      .arg(pathText(m_roles, way))
                : tr("%1 has it, but its rights are not inherited").arg(pathText(m_roles, way));
        }
        return without;
    }

    void database()
    {
        if (m_now.database.kind.isEmpty())
            return;
        if (!m_now.databaseOpen) {
            add(Step::State::Missing, tr("Connect to database %1").arg(m_now.database.name),
                tr("it takes no connections"), &m_now.database);
            fix(QStringLiteral("alter database %1 allow_connections true")
                    .arg(quoteIdentifier(m_now.database.name)));
        }
        // asked for itself: object() tells
        if (m_now.object.kind == QLatin1String("database"))
            return;
        check(m_now.database, Privilege::Connect,
              tr("without it, %1 does not get into the database").arg(m_role.name));
    }

    void schema()
    {
        if (m_now.schema)
            check(*m_now.schema, Privilege::Usage, tr("without it, nothing in the schema is found"));
    }

    QString ownsText() const
    {
        const SecurableKind *kind = securableKind(m_now.object.kind);
        return tr("alter or drop %1 %2").arg(kind->label.toLower(), m_now.object.text());
    }

    void ownership()
    {
        const ObjectRights found = m_rights.on(m_now.object);
        const QString owner = m_roles.nameOf(m_now.object.owner);
        if (!found.owns) {
            add(Step::State::Missing, ownsText(), tr("only its owner may, which is %1").arg(owner),
                &m_now.object);
            m_gaps.owner = true;
            return;
        }
        add(Step::State::Ok, ownsText(),
            m_role.superuser ? tr("superuser")
                : found.ownerPath.isEmpty()
                ? tr("owner")
                : tr("the owner's, through %1").arg(pathText(m_roles, found.ownerPath)),
            &m_now.object);
    }

    /// False where that was all there is to say: no right is asked for, or none would help.
    bool parameter()
    {
        if (m_privilege != Privilege::Set)
            return true;
        const QString &context = m_now.parameterContext;
        const QString what = rightOn(m_privilege, m_now.object);
        if (context.isEmpty() || context == QLatin1String("user"))
            add(Step::State::Ok, what, tr("everybody may set it"), &m_now.object);
        else if (context == QLatin1String("backend"))
            add(Step::State::Ok, what, tr("everybody may, but only when the connection is made"),
                &m_now.object);
        else if (!context.startsWith(QLatin1String("superuser")))
            add(Step::State::Missing, what, tr("it is set in the configuration only, for the whole server"),
                &m_now.object);
        else if (!m_roles.version().atLeast(15) && !m_role.superuser)
            add(Step::State::Missing, what,
                tr("only superusers may; from PostgreSQL 15 on it can be granted"), &m_now.object);
        else
            return true;
        return false;
    }

    void object()
    {
        const Privilege privilege = m_privilege;
        if (m_now.object.kind == QLatin1String("parameter") && !parameter())
            return;
        const QStringList columns = m_now.question.columns;
        const SecurableKind *column = securableKind(QStringLiteral("column"));
        const bool perColumn
            = m_now.object.isRelation() && !m_now.columns.isEmpty() && column->privileges.testFlag(privilege);
        if (!perColumn) {
            check(m_now.object, privilege, tr("nobody granted it"));
            return;
        }
        const ObjectRights onTable = m_rights.on(m_now.object);
        if (onTable.strongest(privilege) != nullptr) {
            const QList<Right> rights = onTable.of(privilege);
            add(Step::State::Ok, rightOn(privilege, m_now.object), sourceText(m_roles, rights.first()),
                &m_now.object, rights);
            return;
        }
        QStringList had;
        QStringList not_had;
        QList<Right> rights;
        for (const Securable &part : m_now.columns) {
            if (!columns.isEmpty() && !columns.contains(part.column))
                continue;
            const ObjectRights found = m_rights.on(part);
            (found.held.testFlag(privilege) ? had : not_had) << part.column;
            rights += found.of(privilege);
        }
        if (not_had.isEmpty() && !had.isEmpty()) {
            add(Step::State::Ok,
                tr("%1 (%2)").arg(rightOn(privilege, m_now.object), had.join(QLatin1String(", "))),
                tr("column by column: %1").arg(sourceText(m_roles, rights.first())), &m_now.object, rights);
            return;
        }
        if (!had.isEmpty()) {
            missing(tr("granted for %1 only").arg(had.join(QLatin1String(", "))), m_now.object, privilege,
                    not_had,
                    tr("%1 (%2)").arg(rightOn(privilege, m_now.object), not_had.join(QLatin1String(", "))));
            return;
        }
        missing(dormant(m_now.object, privilege, tr("nobody granted it")), m_now.object, privilege,
                columns); // only what was asked for
    }

    /// A view's tables are read with the rights of its owner; with security_invoker with those of who asks,
    /// however deep the view stands.
    void view()
    {
        QHash<qint64, qint64> readers{
            {m_now.object.oid, m_now.invokerView ? m_role.oid : m_now.object.owner}};
        for (const Underlying &below : m_now.underlying) {
            const Role *reader = m_roles.find(readers.value(below.via));
            if (reader == nullptr)
                continue; // no owner that is there: nothing to go by
            const auto known = readers.constFind(below.relation.oid);
            if (below.relation.kind == QLatin1String("view") && known == readers.constEnd())
                readers.insert(below.relation.oid, below.invoker ? m_role.oid : below.relation.owner);
            underlying(below, *reader);
        }
    }

    void underlying(const Underlying &below, const Role &reader)
    {
        const RoleRights rights(m_roles, reader.oid);
        const QString what = rightOn(Privilege::Select, below.relation);
        const ObjectRights onTable = rights.on(below.relation);
        const Right *right = onTable.strongest(Privilege::Select);
        QStringList lacking;
        if (right == nullptr) {
            for (const Securable &part : below.columns) {
                if (below.used.contains(part.column) && !rights.held(part).testFlag(Privilege::Select))
                    lacking << part.column;
            }
        }
        const QString who = reader.oid == m_role.oid
            ? tr("the view reads with the rights of who asks")
            : tr("the view reads with the rights of %1").arg(reader.name);
        if (right == nullptr && (below.used.isEmpty() || !lacking.isEmpty())) {
            add(Step::State::Missing, what, tr("%1, who has it not").arg(who), &below.relation);
            m_gaps.missing << Change{.object = below.relation,
                                     .privileges = Privilege::Select,
                                     .columns
                                     = lacking.size() == below.columns.size() ? QStringList() : lacking,
                                     .grantee = reader.name};
            return;
        }
        add(Step::State::Ok, what,
            right == nullptr ? who : tr("%1: %2").arg(who, sourceText(m_roles, *right)), &below.relation);
        if (below.rowSecurity && !reader.superuser && !reader.bypassRls)
            add(Step::State::Note, tr("Row security of %1").arg(below.relation.text()),
                tr("its policies for %1 hold in the view").arg(reader.name), &below.relation);
    }

    void sequences()
    {
        if (m_privilege != Privilege::Insert)
            return;
        for (const Securable &sequence : m_now.sequences) {
            const ObjectRights found = m_rights.on(sequence);
            const Right *right = found.strongest(Privilege::Usage);
            if (right == nullptr)
                right = found.strongest(Privilege::Update);
            if (right != nullptr)
                add(Step::State::Ok, rightOn(right->privilege, sequence), sourceText(m_roles, *right),
                    &sequence);
            else
                missing(tr("a column's default takes numbers from it"), sequence, Privilege::Usage);
        }
    }

    void foreignTable()
    {
        if (m_now.foreignServer.isEmpty())
            return;
        const QString what = tr("User mapping on server %1").arg(m_now.foreignServer);
        if (m_now.userMapping)
            return add(Step::State::Ok, what, tr("there is one for %1 or for everybody").arg(m_role.name));
        add(Step::State::Note, what,
            tr("there is none for %1; most wrappers that log in somewhere need one").arg(m_role.name));
    }

    void rowSecurity()
    {
        const QString command = policyCommand(m_privilege);
        if (!m_now.rowSecurity || command.isEmpty())
            return;
        const QString what = tr("Row security");
        if (!rowSecurityApplies(m_now, m_role.oid)) {
            const QString why = m_role.superuser ? tr("a superuser sees every row")
                : m_role.bypassRls               ? tr("%1 has BYPASSRLS").arg(m_role.name)
                                                 : tr("it does not hold for the table's owner");
            return add(Step::State::Ok, what, why, &m_now.object);
        }
        const QList<Policy> policies = policiesFor(m_now, m_role.oid, command);
        QStringList names;
        bool permissive = false;
        for (const Policy &policy : policies) {
            const QString &text = m_privilege == Privilege::Insert && !policy.checkText.isEmpty()
                ? policy.checkText
                : policy.usingText;
            permissive = permissive || policy.permissive;
            names << tr("%1: %2").arg(policy.name, text);
        }
        if (permissive)
            return add(Step::State::Note, what,
                       m_privilege == Privilege::Insert
                           ? tr("only rows for which %1").arg(names.join(tr(" or ")))
                           : tr("shows only rows for which %1").arg(names.join(tr(" or "))),
                       &m_now.object);
        add(Step::State::Missing, what,
            tr("it is on, and no policy lets %1 %2 a row").arg(m_role.name, command), &m_now.object);
        m_gaps.policy = true;
    }

    void routine()
    {
        const SecurableKind *kind = securableKind(m_now.object.kind);
        if (kind == nullptr || kind->privileges != Privileges(Privilege::Execute))
            return;
        add(Step::State::Note, tr("What it does"),
            m_now.securityDefiner ? tr("runs with the rights of its owner, %1 (SECURITY DEFINER)")
                                        .arg(m_roles.nameOf(m_now.object.owner))
                                  : tr("runs with the rights of who calls it"),
            &m_now.object);
    }

    const Situation &m_now;
    const RoleGraph &m_roles;
    const Role &m_role;
    RoleRights m_rights;
    Privilege m_privilege;
    QList<Step> m_steps;
    Gaps m_gaps;
};

} // namespace

Explanation explain(const Situation &situation)
{
    if (situation.roles.find(situation.question.role) == nullptr)
        return {.verdict = tr("The role is gone"), .steps = {}, .cures = {}};
    return Explainer(situation).run();
}

bool rowSecurityApplies(const Situation &situation, qint64 role)
{
    const Role *who = situation.roles.find(role);
    if (who == nullptr || !situation.rowSecurity || who->superuser || who->bypassRls)
        return false;
    return situation.rowSecurityForced || !situation.roles.inherits(role, situation.object.owner);
}

QList<Policy> policiesFor(const Situation &situation, qint64 role, const QString &command)
{
    const auto reach = situation.roles.reach(role, RoleGraph::Via::Inherit);
    QList<Policy> found;
    for (const Policy &policy : situation.policies) {
        if (policy.command != QLatin1String("all") && policy.command != command)
            continue;
        if (std::any_of(policy.roles.begin(), policy.roles.end(),
                        [&reach](qint64 to) { return to == PublicRole || reach.contains(to); }))
            found << policy;
    }
    return found;
}

} // namespace core::access
