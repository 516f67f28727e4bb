// SPDX-License-Identifier: GPL-3.0-or-later
// What belongs to the server, made again after it was dropped: roles with their memberships and settings,
// databases, tablespaces, privileges on parameters. What is compared is asked of the catalogue here.
#include "core/base/sqlquote.h"
#include "core/definition/reader.h"
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QDir>

using namespace core;
using namespace core::definition;
using namespace core::session;

namespace {

const QString hostile = QStringLiteral("se\"rver'; drop table x; --\n☕ שלום");

} // namespace

class TestServerObjects : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server; // of its own: what is made here everybody would see
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;
    catalog::SqlLibrary m_library;
    const QString m_name = quoteIdentifier(hostile);

    QStringList definition(const QString &kind, const QString &name)
    {
        auto task = m_session->run<QStringList>(
            QStringLiteral("read"), [&](Link &link, Job &job) -> Result<QStringList> {
                auto found = find(link, job, m_library, kind, name);
                if (!found)
                    return std::move(found).error();
                if (found->size() != 1)
                    return Error::internal(QStringLiteral("%1 of %2").arg(found->size()).arg(name));
                auto read = definition::read(link, job, m_library, {.objects = {found->first().key}});
                if (!read)
                    return std::move(read).error();
                QStringList statements = read->remarks;
                for (const Definition &one : read->list)
                    statements += one.statements;
                return statements;
            });
        auto answer = task.wait();
        return answer ? *answer : QStringList{answer.error().toText()};
    }

    QString asked(const QString &sql)
    {
        auto rows = m_server->exec(sql);
        if (!rows)
            return rows.error().toText();
        QStringList lines;
        for (const QStringList &row : *rows)
            lines << row.join(QLatin1Char('|'));
        return lines.join(QLatin1Char('\n'));
    }

    void run(const QStringList &statements)
    {
        for (const QString &statement : statements) {
            const auto done = m_server->exec(statement);
            QVERIFY2(done, qPrintable(statement + (done ? QString() : done.error().toText())));
        }
    }

    /// Drops what `kind` and `name` mean, makes it again, and looks whether `facts` are what they were.
    void again(const QString &kind, const QString &name, const QStringList &drop, const QString &facts)
    {
        const QString before = asked(facts);
        QVERIFY(!before.isEmpty());
        const QStringList statements = definition(kind, name);
        run(drop);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(asked(facts) != before);
        run(statements);
        QCOMPARE(asked(facts), before);
    }

private slots:
    void initTestCase()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        m_server = std::move(*server);
        m_session = std::make_unique<Session>(requestFromUrl(m_server->url()), m_canceller);
        VERIFY_OK(m_session->open().wait());
    }
    void cleanupTestCase()
    {
        m_session.reset();
        m_server.reset();
    }

    void roles()
    {
        run({QStringLiteral("create role club"), QStringLiteral("create role admin superuser"),
             QStringLiteral("grant club to admin with admin option"),
             QStringLiteral(
                 "create role %1 login createdb noinherit replication bypassrls connection limit 7 "
                 "valid until '2031-05-06 07:08:09+00'")
                 .arg(m_name),
             QStringLiteral("grant club to %1 with admin option granted by admin").arg(m_name),
             QStringLiteral("grant pg_monitor to %1").arg(m_name)
                 + (TestServer::major() >= 16 ? QStringLiteral(" with inherit false, set false") : QString()),
             QStringLiteral("alter role %1 set search_path to 'a \"b', '$user', pg_catalog").arg(m_name),
             QStringLiteral("alter role %1 set work_mem to '3MB'").arg(m_name),
             QStringLiteral("alter role %1 in database postgres set my.own to 'it''s'").arg(m_name),
             QStringLiteral("comment on role %1 is 'who''s that'").arg(m_name)});
        again(
            QStringLiteral("role"), m_name, {QStringLiteral("drop role ") + m_name},
            QStringLiteral("select r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb, r.rolcanlogin, "
                           "r.rolreplication, r.rolbypassrls, r.rolconnlimit, r.rolvaliduntil, "
                           "shobj_description(r.oid, 'pg_authid'), "
                           "(select array_agg(pg_get_userbyid(m.roleid) || (to_jsonb(m) - "
                           "'{oid,roleid,member,grantor}'::text[]) || "
                           "pg_get_userbyid(m.grantor) order by 1) from pg_auth_members m "
                           "where m.member = r.oid), "
                           "(select array_agg(d.datname || s.setconfig::text order by 1) "
                           "from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase "
                           "where s.setrole = r.oid), "
                           "(select array_agg(s.setconfig::text) from pg_db_role_setting s "
                           "where s.setrole = r.oid and s.setdatabase = 0) "
                           "from pg_roles r where r.rolname = %1")
                .arg(quoteLiteral(hostile)));
    }

    void passwordsStayWhereTheyAre()
    {
        run({QStringLiteral("create role secretive login password 'it is secret'")});
        const QString text = definition(QStringLiteral("role"), QStringLiteral("secretive")).join(u' ');
        QVERIFY(text.startsWith(QLatin1String("create role secretive ")));
        QVERIFY(!text.contains(QLatin1String("SCRAM")) && !text.contains(QLatin1String("secret'")));
    }

    void databases()
    {
        run({QStringLiteral("create role owner"), QStringLiteral("create role guest"),
             QStringLiteral("create database %1 template template0 encoding 'LATIN1' lc_collate 'C' lc_ctype "
                            "'POSIX' connection limit 5 is_template true allow_connections false")
                 .arg(m_name),
             QStringLiteral("alter database %1 owner to owner").arg(m_name),
             QStringLiteral("alter database %1 set search_path to ''").arg(m_name),
             QStringLiteral("alter role guest in database %1 set work_mem to '4MB'").arg(m_name),
             QStringLiteral("comment on database %1 is 'a ''database'").arg(m_name),
             QStringLiteral("grant create on database %1 to guest with grant option").arg(m_name),
             QStringLiteral("revoke connect on database %1 from public").arg(m_name)});
        again(QStringLiteral("database"), m_name,
              {QStringLiteral("alter database %1 is_template false").arg(m_name),
               QStringLiteral("drop database ") + m_name},
              QStringLiteral(
                  "select pg_encoding_to_char(d.encoding), d.datcollate, d.datctype, d.datconnlimit, "
                  "d.datistemplate, d.datallowconn, pg_get_userbyid(d.datdba), d.datacl, "
                  "shobj_description(d.oid, 'pg_database'), "
                  "(select array_agg(pg_get_userbyid(s.setrole) || s.setconfig::text order by 1) "
                  "from pg_db_role_setting s where s.setdatabase = d.oid) "
                  "from pg_database d where d.datname = %1")
                  .arg(quoteLiteral(hostile)));
    }

    void icuDatabases()
    {
        if (TestServer::major() < 15)
            QSKIP("Databases have had ICU locales since 15");
        const bool rules = TestServer::major() >= 16;
        run({QStringLiteral("create database icu template template0 encoding 'UTF8' locale_provider icu "
                            "icu_locale 'de-u-co-phonebk' lc_collate 'C' lc_ctype 'C'")
             + (rules ? QStringLiteral(" icu_rules '&a < g'") : QString())});
        again(QStringLiteral("database"), QStringLiteral("icu"), {QStringLiteral("drop database icu")},
              QStringLiteral(
                  "select to_jsonb(d) - '{oid,datfrozenxid,datminmxid,dattablespace,dathasloginevt}' "
                  "::text[] from pg_database d where d.datname = 'icu'"));
    }

    void builtinDatabases()
    {
        if (TestServer::major() < 17)
            QSKIP("The builtin provider came with 17");
        run({QStringLiteral("create database builtin template template0 encoding 'UTF8' locale_provider "
                            "builtin builtin_locale 'C.UTF-8' lc_collate 'C' lc_ctype 'C'")});
        again(QStringLiteral("database"), QStringLiteral("builtin"),
              {QStringLiteral("drop database builtin")},
              QStringLiteral(
                  "select to_jsonb(d) - '{oid,datfrozenxid,datminmxid,dattablespace,dathasloginevt}' "
                  "::text[] from pg_database d where d.datname = 'builtin'"));
    }

    void tablespaces()
    {
        const QString folder = m_server->folder() + QStringLiteral("/data/a table%1space");
        const auto made = m_server->exec(
            QStringLiteral("do $x$ begin execute $s$copy (select 1) to program %1$s$; end $x$")
                .arg(quoteLiteral(QStringLiteral("mkdir -p \"%1\" && cat > /dev/null").arg(folder))));
        VERIFY_OK(made);
        run({QStringLiteral("create role keeper"),
             QStringLiteral("create tablespace %1 location %2 with (random_page_cost = 1.5, "
                            "effective_io_concurrency = 3)")
                 .arg(m_name, quoteLiteral(folder)),
             QStringLiteral("alter tablespace %1 owner to keeper").arg(m_name),
             QStringLiteral("comment on tablespace %1 is 'where'").arg(m_name),
             QStringLiteral("grant create on tablespace %1 to public").arg(m_name)});
        again(QStringLiteral("tablespace"), m_name, {QStringLiteral("drop tablespace ") + m_name},
              QStringLiteral("select pg_get_userbyid(t.spcowner), t.spcoptions, t.spcacl, "
                             "pg_tablespace_location(t.oid), shobj_description(t.oid, 'pg_tablespace') "
                             "from pg_tablespace t where t.spcname = %1")
                  .arg(quoteLiteral(hostile)));
    }

    void parameters()
    {
        if (TestServer::major() < 15)
            QSKIP("Privileges on parameters came with 15");
        run({QStringLiteral("create role tuner"),
             QStringLiteral("grant set, alter system on parameter work_mem to tuner with grant option"),
             QStringLiteral("grant set on parameter work_mem to public")});
        again(QStringLiteral("parameter"), QStringLiteral("work_mem"),
              {QStringLiteral("revoke all on parameter work_mem from tuner, public")},
              QStringLiteral("select paracl from pg_parameter_acl where parname = 'work_mem'"));
    }
};

QTEST_GUILESS_MAIN(TestServerObjects)
#include "tst_serverobjects_db.moc"
