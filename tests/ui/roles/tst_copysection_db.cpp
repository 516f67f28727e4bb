// SPDX-License-Identifier: GPL-3.0-or-later
// The copy of a role on a real server: what the original was granted, in two databases, and nothing that it
// owns. Hostile names.
#include "core/access/rolecopy.h"
#include "core/base/sqlquote.h"
#include "core/ddl/role.h"
#include "tests/support/accessworld.h"
#include "tests/support/testmain.h"
#include "ui/base/banner.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/roles/copysection.h"

#include <QCheckBox>
#include <QRandomGenerator>

using namespace core;
using namespace ui;
using support::AccessWorld;
using ui::roles::CopySection;

namespace {

/// Every ACL entry of one role in a database, with its name taken out, whoever granted it.
const char *const aclsSql = R"(
with entries (what, acl) as (
    select 'class ' || oid::regclass::text, relacl from pg_class
    union all select 'column ' || attrelid::regclass::text || '.' || attname, attacl
        from pg_attribute where attnum > 0
    union all select 'proc ' || oid::regprocedure::text, proacl from pg_proc
    union all select 'namespace ' || nspname, nspacl from pg_namespace
    union all select 'type ' || oid::regtype::text, typacl from pg_type
    union all select 'language ' || lanname, lanacl from pg_language
    union all select 'server ' || srvname, srvacl from pg_foreign_server
    union all select 'large object ' || oid, lomacl from pg_largeobject_metadata
    union all select 'database ' || datname, datacl from pg_database
    union all select
        'default ' || defaclrole::regrole || coalesce(' in ' || nullif(defaclnamespace, 0)::regnamespace, '')
            || defaclobjtype::text, defaclacl
        from pg_default_acl where defaclrole <> %1::regrole
)
select what, x.privilege_type, x.is_grantable::text
from entries cross join lateral aclexplode(acl) x
where x.grantee = %1::regrole
union all
select 'policy ' || polname, '', '' from pg_policy where %1::regrole = any (polroles)
order by 1, 2, 3
)";

} // namespace

class TestCopySection : public QObject
{
    Q_OBJECT

    std::unique_ptr<AccessWorld> m_world;
    QString m_otherUrl;
    QString m_other; ///< the other database
    QString m_from;
    QString m_maker;
    QString m_to;

    void exec(const QString &sql) { VERIFY_OK(m_world->exec(sql)); }
    TestServer::Rows acls(const QString &url, const QString &role)
    {
        auto rows = TestServer::query(
            url,
            QString::fromUtf8(aclsSql).replace(QLatin1String("%1"), quoteLiteral(quoteIdentifier(role))));
        if (!rows)
            qWarning("%s", qPrintable(rows.error().toText()));
        return rows ? *rows : TestServer::Rows();
    }
    qint64 oidOf(const QString &role)
    {
        const auto rows = m_world->exec(QStringLiteral("select oid::text from pg_roles where rolname = ")
                                        + quoteLiteral(role));
        return rows && rows->size() == 1 ? rows->first().first().toLongLong() : 0;
    }
    /// A form of a new role with the section, as the window makes it.
    std::unique_ptr<ui::forms::FormTab> clone(CopySection *&section)
    {
        auto tab = std::make_unique<ui::forms::FormTab>(m_world->services());
        section = new CopySection(m_world->services());
        section->setOriginal(oidOf(m_from), m_from);
        tab->addSection({}, section);
        catalog::ObjectRef ref;
        ref.kind = QStringLiteral("role");
        core::forms::Values values;
        values.setText(QStringLiteral("name"), m_to);
        tab->openWith(m_world->place, ref, values);
        tab->resize(1200, 800);
        tab->show();
        return tab;
    }

private slots:
    void init()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_world = std::make_unique<AccessWorld>(url);
        m_otherUrl = TestServer::createDatabase();
        m_other = profileFromUrl(m_otherUrl).database;
        const QString unique = QString::number(QRandomGenerator::global()->generate(), 36);
        m_from = QStringLiteral("from \"'\\%1<b>&x ") + unique;
        m_maker = QStringLiteral("maker\n& ") + unique;
        m_to = QStringLiteral("to \";-- drop ☕ ") + unique;
        const QString from = quoteIdentifier(m_from);
        const QString maker = quoteIdentifier(m_maker);
        exec(
            QStringLiteral(
                "create role %1; create role %2; create schema \"s \"\"1\"; create table \"s "
                "\"\"1\".\"t;--\" "
                "(id int, \"n %\" text); create table t2 (id int); create sequence q; create function f(int) "
                "returns int language sql as 'select 1'; create type mood as enum ('ok'); select "
                "lo_create(4711);"
                "grant usage on schema \"s \"\"1\" to %1; grant select, insert on \"s \"\"1\".\"t;--\" to %1;"
                "grant update on t2 to %1 with grant option; grant select (\"n %\") on \"s "
                "\"\"1\".\"t;--\" to %1;"
                "grant usage on sequence q to %1; grant execute on function f to %1; grant usage on "
                "type mood to "
                "%1; grant select on large object 4711 to %1; grant execute on function pg_stat_reset() "
                "to %1;"
                "alter default privileges for role %2 in schema \"s \"\"1\" grant select on tables to %1;"
                "alter default privileges for role %2 grant usage on sequences to %1 with grant option;"
                "alter default privileges for role %1 grant select on tables to %2;"
                "alter table t2 enable row level security; create policy \"p %\" on t2 to %2, %1 using "
                "(true);"
                "grant temporary on database %3 to %1; create table own (id int); alter table own owner "
                "to %1")
                .arg(from, maker, quoteIdentifier(m_world->place.database)));
        VERIFY_OK(TestServer::query(
            m_otherUrl,
            QStringLiteral("create table there (id int); grant delete on there to %1; create schema x; alter "
                           "default privileges for role %2 in schema x grant insert on tables to %1")
                .arg(from, maker)));
    }
    void cleanup()
    {
        for (const QString &role : {m_to, m_from, m_maker}) {
            const QString drop = QStringLiteral("drop owned by %1 cascade").arg(quoteIdentifier(role));
            (void)TestServer::query(m_otherUrl, drop);
            (void)m_world->exec(drop);
            (void)m_world->exec(QStringLiteral("drop role ") + quoteIdentifier(role));
        }
        m_world->pool.closeAll();
        m_world.reset();
    }

    void everythingItWasGranted()
    {
        CopySection *section = nullptr;
        const auto tab = clone(section);
        QTRY_VERIFY(section->model().rowCount() == 6 && section->problem().isEmpty());
        QVERIFY(section->isVisible());
        m_world->shot(*tab, QStringLiteral("copy"));
        QTRY_VERIFY(
            tab->script().display().contains(QLatin1String("-- in database ") + quoteIdentifier(m_other)));
        QVERIFY(tab->script().statements.first().sql.startsWith(QLatin1String("create role ")));

        bool saved = false;
        tab->save([&](bool done) { saved = done; });
        QTRY_VERIFY(saved);
        QCOMPARE(acls(m_world->url, m_to), [&] {
            // an owner's own entries are not what it was granted
            auto rows = acls(m_world->url, m_from);
            rows.removeIf([](const QStringList &row) { return row.first() == QLatin1String("class own"); });
            return rows;
        }());
        QVERIFY(acls(m_world->url, m_to).size() >= 13);
        QCOMPARE(acls(m_otherUrl, m_to), acls(m_otherUrl, m_from));
        QCOMPARE(acls(m_otherUrl, m_to).size(), 3); // that on the database is the server's
        // neither what it owns nor what it gives itself
        const auto own
            = m_world->exec(QStringLiteral("select count(*)::text from pg_shdepend where refobjid = %1 "
                                           "and deptype = 'o'")
                                .arg(oidOf(m_to)));
        VERIFY_OK(own);
        QCOMPARE(own->first().first(), QStringLiteral("0"));
        QTRY_VERIFY(!section->isVisible()); // a role like any other from now on
        QVERIFY(!section->isModified());
    }

    void whatIsUntickedIsLeftOut()
    {
        CopySection *section = nullptr;
        const auto tab = clone(section);
        auto &model = section->model();
        QTRY_VERIFY(model.rowCount() == 6 && section->problem().isEmpty());
        const auto tick = [&](const QString &what, bool on) {
            for (int row = 0; row < model.rowCount(); ++row) {
                const auto index = model.index(row, ui::roles::CopyModel::What);
                if (index.data().toString() == what)
                    return model.setData(index, int(on ? Qt::Checked : Qt::Unchecked), Qt::CheckStateRole);
            }
            return false;
        };
        QVERIFY(tick(QStringLiteral("Privileges on columns"), false));
        QVERIFY(tick(QStringLiteral("Default privileges"), false));
        QVERIFY(tick(QStringLiteral("The same there"), false));
        QVERIFY(tick(QStringLiteral("Its own default privileges"), true));
        const QString sql = tab->script().display();
        QVERIFY(!sql.contains(QLatin1String("(\"n %\")")));
        QVERIFY(!sql.contains(QLatin1String("in database")));
        QVERIFY(sql.contains(QStringLiteral("for role %1 grant select on tables to %2")
                                 .arg(quoteIdentifier(m_to), quoteIdentifier(m_maker))));
        QVERIFY(tab->script().isAtomic());

        // what was chosen survives on the disk
        const QJsonObject draft = section->draft();
        CopySection other(m_world->services());
        other.load(m_world->place, {}, *tab->reading());
        other.setValues(tab->form().values());
        other.restore(draft);
        QTRY_VERIFY(other.model().rowCount() == 6 && other.problem().isEmpty());
        QCOMPARE(other.script(), section->script());

        auto *copy = section->findChild<QCheckBox *>(QStringLiteral("copyPrivileges"));
        QVERIFY(copy);
        copy->setChecked(false);
        QVERIFY(section->script().isEmpty());
        QVERIFY(section->problem().isEmpty());
        QVERIFY(!section->isModified());
    }

    void nothingIsSavedBeforeItIsRead()
    {
        CopySection *section = nullptr;
        const auto tab = clone(section);
        QTRY_VERIFY(section->model().rowCount() == 6);
        exec(QStringLiteral("drop owned by %1 cascade").arg(quoteIdentifier(m_from)));
        VERIFY_OK(TestServer::query(m_otherUrl,
                                    QStringLiteral("drop owned by %1 cascade").arg(quoteIdentifier(m_from))));
        exec(QStringLiteral("drop role %1").arg(quoteIdentifier(m_from)));
        tab->reload();
        QTRY_VERIFY(section->problem().contains(QLatin1String("gone")));
        bool answered = false;
        bool saved = true;
        tab->save([&](bool done) {
            saved = done;
            answered = true;
        });
        QTRY_VERIFY(answered);
        QVERIFY(!saved);
        QCOMPARE(oidOf(m_to), 0);
    }

    void aFormThatIsNoCopyShowsNothing()
    {
        ui::forms::FormTab tab(m_world->services());
        auto *section = new CopySection(m_world->services());
        tab.addSection({}, section);
        catalog::ObjectRef ref;
        ref.kind = QStringLiteral("role");
        tab.open(m_world->place, ref);
        tab.show();
        QTRY_VERIFY(tab.reading().has_value());
        QVERIFY(!section->isVisible());
        QVERIFY(section->script().isEmpty());
        QVERIFY(!section->isModified());
    }
};

QTEST_MAIN(TestCopySection)
#include "tst_copysection_db.moc"
