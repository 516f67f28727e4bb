// SPDX-License-Identifier: GPL-3.0-or-later
// A database with every kind of object and every option, its definitions, and the database they make again:
// compared by pg_dump where there is one of the server's version, and on every version by the contents of
// the catalogues (catalogue.sql), which share nothing with what makes definitions.
#include "core/definition/reader.h"
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <libpq-fe.h>

#include <memory>

using namespace core;
using namespace core::definition;
using namespace core::session;

namespace {

const QString Folder = QStringLiteral(HOWDAH_SOURCE_DIR "/tests/core/definition/");

struct Run
{
    int code = -1;
    QString out{};
    QString err{};
};

Run run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess process;
    process.setWorkingDirectory(Folder + QStringLiteral("allkinds"));
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// The first lines that are in one text and not in the other.
QString difference(const QStringList &before, const QStringList &after)
{
    const QSet<QString> had(before.begin(), before.end()), has(after.begin(), after.end());
    QStringList told;
    for (const QString &line : before) {
        if (!has.contains(line))
            told << QStringLiteral("- ") + line;
    }
    for (const QString &line : after) {
        if (!had.contains(line))
            told << QStringLiteral("+ ") + line;
    }
    if (told.isEmpty() && before != after)
        told << QStringLiteral("the same lines in another order");
    return told.mid(0, 30).join(QLatin1Char('\n'));
}

} // namespace

class TestRoundTrip : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    QString m_psql;
    Canceller m_canceller;

    Run psql(const QString &database, const QStringList &arguments, const QByteArray &input = {})
    {
        return run(m_psql,
                   QStringList{QStringLiteral("-XqAt"), QStringLiteral("-v"),
                               QStringLiteral("ON_ERROR_STOP=1"), QStringLiteral("-d"),
                               m_server->url(database)}
                       + arguments,
                   input);
    }

    void createDatabase(const QString &name)
    {
        VERIFY_OK(m_server->exec(
            QStringLiteral("create database %1 template template0 encoding 'UTF8'").arg(name)));
    }

    /// relations.sql, relations.14.sql, …: as far as the server knows them.
    void build(const QString &database, const QString &name)
    {
        for (int version = 13; version <= TestServer::major(); ++version) {
            const QString file = version == 13 ? name + QStringLiteral(".sql")
                                               : QStringLiteral("%1.%2.sql").arg(name).arg(version);
            if (!QFile::exists(Folder + QStringLiteral("allkinds/") + file))
                continue;
            const Run made = psql(database, {QStringLiteral("-f"), file});
            QVERIFY2(made.code == 0, qPrintable(file + QLatin1Char('\n') + made.err));
        }
    }

    Definitions definitions(const QString &database, const Scope &scope = {}, const Options &options = {})
    {
        Session session(requestFromUrl(m_server->url(database)), m_canceller);
        auto opened = session.open().wait();
        if (!opened) {
            QTest::qFail(qPrintable(opened.error().toText()), __FILE__, __LINE__);
            return {};
        }
        auto task = session.run<Definitions>(QStringLiteral("ddl"), [&](Link &link, Job &job) {
            return definition::read(link, job, catalog::SqlLibrary(), scope, options);
        });
        auto found = task.wait();
        if (!found) {
            QTest::qFail(qPrintable(found.error().toText()), __FILE__, __LINE__);
            return {};
        }
        return *found;
    }

    void dropSubscriptions(const QString &database)
    {
        const auto names = m_server->exec(
            QStringLiteral("select quote_ident(subname) from pg_subscription where subdbid = "
                           "(select oid from pg_database where datname = current_database())"),
            database);
        VERIFY_OK(names);
        for (const QStringList &row : *names) {
            for (const char *change :
                 {"alter subscription %1 disable", "alter subscription %1 set (slot_name = none)",
                  "drop subscription %1"})
                VERIFY_OK(m_server->exec(QString(QLatin1String(change)).arg(row.at(0)), database));
        }
    }

    QStringList catalogue(const QString &database)
    {
        const Run read = psql(database, {QStringLiteral("-f"), Folder + QStringLiteral("catalogue.sql")});
        if (read.code != 0)
            QTest::qFail(qPrintable(read.err), __FILE__, __LINE__);
        return read.out.split(QLatin1Char('\n'));
    }

    /// Empty where there is no pg_dump of the server's version.
    QStringList dump(const QString &database)
    {
        const QString program = QStringLiteral("/usr/lib/postgresql/%1/bin/pg_dump").arg(TestServer::major());
        if (!QFile::exists(program))
            return {};
        const Run dumped
            = run(program, {QStringLiteral("-s"), QStringLiteral("-d"), m_server->url(database)});
        if (dumped.code != 0)
            QTest::qFail(qPrintable(dumped.err), __FILE__, __LINE__);
        QStringList lines = dumped.out.split(QLatin1Char('\n'));
        // a secret of its own in each
        lines.removeIf([](const QString &line) {
            return line.startsWith(QLatin1String("\\restrict"))
                || line.startsWith(QLatin1String("\\unrestrict"));
        });
        return lines;
    }

    void compare(const QString &before, const QString &after)
    {
        const QString catalogues = difference(catalogue(before), catalogue(after));
        QVERIFY2(catalogues.isEmpty(), qPrintable(catalogues));
        const QStringList was = dump(before), is = dump(after);
        QVERIFY2(was == is, qPrintable(difference(was, is)));
    }

private slots:
    void initTestCase()
    {
        m_psql = QStandardPaths::findExecutable(QStringLiteral("psql"));
        if (m_psql.isEmpty())
            QSKIP("no psql is installed");
        // a server of its own: roles, tablespaces and subscriptions are everybody's
        auto server = TestServer::start({.settings = {QStringLiteral("max_prepared_transactions = 2")}});
        VERIFY_OK(server);
        m_server = std::move(*server);
        createDatabase(QStringLiteral("original"));
        for (const char *name : {"relations", "objects", "circles", "grants"})
            build(QStringLiteral("original"), QLatin1String(name));
    }

    void asAScript()
    {
        const Definitions found = definitions(QStringLiteral("original"));
        QCOMPARE(found.remarks, QStringList());
        QVERIFY(found.list.size() > 500);
        const QString script = toScript(found);
        createDatabase(QStringLiteral("script"));
        const Run replayed
            = psql(QStringLiteral("script"), {QStringLiteral("-f"), QStringLiteral("-")}, script.toUtf8());
        QVERIFY2(replayed.code == 0, qPrintable(replayed.err));
        compare(QStringLiteral("original"), QStringLiteral("script"));
        // what is made again tells the same of itself
        const QString again = toScript(definitions(QStringLiteral("script")));
        QVERIFY2(again == script,
                 qPrintable(difference(script.split(QLatin1Char('\n')), again.split(QLatin1Char('\n')))));
    }

    void lineByLine()
    {
        createDatabase(QStringLiteral("lines"));
        const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(
            PQconnectdb(m_server->url(QStringLiteral("lines")).toUtf8().constData()), &PQfinish);
        const auto execute = [&](const QByteArray &sql) {
            const std::unique_ptr<PGresult, decltype(&PQclear)> answer(
                PQexec(connection.get(), sql.constData()), &PQclear);
            const auto status = PQresultStatus(answer.get());
            return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK
                ? QByteArray()
                : QByteArray(PQresultErrorMessage(answer.get()));
        };
        QCOMPARE(execute(scriptPreamble().toUtf8()), QByteArray());
        QSet<QString> seen;
        for (const Definition &made : definitions(QStringLiteral("original")).list) {
            const QByteArray text = toJsonLine(made);
            QVERIFY(!text.contains('\n'));
            const QJsonObject line = QJsonDocument::fromJson(text).object();
            QCOMPARE(line.size(), 3);
            const QString kind = line.value(QStringLiteral("kind")).toString();
            const QString identity = line.value(QStringLiteral("identity")).toString();
            QVERIFY2(!kind.isEmpty() && !identity.isEmpty(), text.constData());
            seen.insert(kind);
            const QByteArray refused = execute(line.value(QStringLiteral("ddl")).toString().toUtf8());
            QVERIFY2(refused.isEmpty(), (refused + text).constData());
        }
        compare(QStringLiteral("original"), QStringLiteral("lines"));
        for (const char *kind : {"schema",
                                 "extension",
                                 "language",
                                 "access method",
                                 "foreign-data wrapper",
                                 "server",
                                 "user mapping",
                                 "type",
                                 "composite type",
                                 "collation",
                                 "conversion",
                                 "function",
                                 "procedure",
                                 "aggregate",
                                 "operator",
                                 "operator family",
                                 "operator class",
                                 "cast",
                                 "transform",
                                 "text search parser",
                                 "text search template",
                                 "text search dictionary",
                                 "text search configuration",
                                 "sequence",
                                 "table",
                                 "foreign table",
                                 "default value",
                                 "view",
                                 "rule",
                                 "materialized view",
                                 "index",
                                 "table constraint",
                                 "statistics object",
                                 "trigger",
                                 "policy",
                                 "publication",
                                 "subscription",
                                 "large object",
                                 "event trigger",
                                 "default acl"})
            QVERIFY2(seen.contains(QLatin1String(kind))
                         || (QLatin1String(kind) == QLatin1String("composite type")
                             && seen.contains(QStringLiteral("type"))),
                     kind);
    }

    /// Onto itself: what is there is left alone, or dropped and made again. Compared by what it tells of
    /// itself, since functions made again depend on transforms made meanwhile.
    void ontoItself_data()
    {
        QTest::addColumn<bool>("drop");
        QTest::newRow("if not exists") << false;
        QTest::newRow("drop first") << true;
    }
    void ontoItself()
    {
        QFETCH(bool, drop);
        const QString database = QStringLiteral("script");
        const QString before = toScript(definitions(database));
        const Options options{.ifNotExists = !drop, .dropFirst = drop};
        QStringList lines = toScript(definitions(database, {}, options)).split(QLatin1Char('\n'));
        // these want to reach the other server
        lines.removeIf(
            [](const QString &line) { return line.startsWith(QLatin1String("drop subscription")); });
        if (drop)
            dropSubscriptions(database);
        const Run again = psql(database, {QStringLiteral("-f"), QStringLiteral("-")},
                               lines.join(QLatin1Char('\n')).toUtf8());
        QVERIFY2(again.code == 0, qPrintable(again.err));
        QStringList was = before.split(QLatin1Char('\n'));
        QStringList is = toScript(definitions(database)).split(QLatin1Char('\n'));
        was.sort();
        is.sort();
        QVERIFY2(was == is, qPrintable(difference(was, is)));
    }

    /// Each object by itself has a definition, and each schema.
    void oneByOne()
    {
        const Definitions all = definitions(QStringLiteral("original"));
        QElapsedTimer timer;
        qsizetype count = 0;
        timer.start();
        Session session(requestFromUrl(m_server->url(QStringLiteral("original"))), m_canceller);
        VERIFY_OK(session.open().wait());
        for (const Definition &made : all.list) {
            if (made.kind.isEmpty() || ++count % 7 != 0) // a part, or one of many
                continue;
            auto task = session.run<Definitions>(QStringLiteral("ddl"), [&](Link &link, Job &job) {
                return definition::read(link, job, catalog::SqlLibrary(), {.objects = {made.key}});
            });
            auto found = task.wait();
            VERIFY_OK(found);
            QCOMPARE(found->remarks, QStringList());
            bool told = false;
            for (const Definition &one : found->list)
                told = told || (one.key == made.key && one.identity == made.identity);
            QVERIFY2(told, qPrintable(made.identity));
        }
        qInfo("%lld ms for an object",
              static_cast<long long>(timer.elapsed() * 7 / std::max<qsizetype>(count, 1)));
    }

    void withoutOwnersAndPrivileges()
    {
        const QString script
            = toScript(definitions(QStringLiteral("original"), {.schema = QStringLiteral("grants")},
                                   {.owner = false, .privileges = false}));
        QVERIFY(!script.contains(QLatin1String("owner to")));
        QVERIFY(!script.contains(QLatin1String("\ngrant ")) && !script.contains(QLatin1String("\nrevoke ")));
        QVERIFY(script.contains(QLatin1String("create table grants.chain")));
        QVERIFY(!script.contains(QLatin1String("create table circles.")));
    }

    void namesAreFound_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("identity"); // empty: nothing
        const auto row = [](const char *kind, const char *name, const char *identity) {
            QTest::newRow(
                qPrintable(QStringLiteral("%1:%2").arg(QString::fromUtf8(kind), QString::fromUtf8(name))))
                << QString::fromUtf8(kind) << QString::fromUtf8(name) << QString::fromUtf8(identity);
        };
        row("table", "grants.chain", "grants.chain");
        row("table", "chain", "grants.chain");
        row("table", "CHAIN", "grants.chain");
        row("materialized view", "a_mat", "grants.a_mat");
        row("materialized_view", "grants.a_mat", "grants.a_mat");
        row("function", "a_function", "grants.a_function(integer,pg_catalog.text)");
        row("function", "grants.a_function(integer,pg_catalog.text)",
            "grants.a_function(integer,pg_catalog.text)");
        row("trigger", "a_trigger on grants.chain", "a_trigger on grants.chain");
        row("schema", "two\nlines", "\"two\nlines\"");
        row("enum", "grants.a_type", "grants.a_type");
        row("domain", "a_domain", "grants.a_domain");
        row("view", "grants.chain", "");
        row("table", "no such table", "");
        row("table", "x'; drop table grants.chain; --", "");
        row("no such kind", "chain", "");
    }
    void namesAreFound()
    {
        QFETCH(QString, kind);
        QFETCH(QString, name);
        QFETCH(QString, identity);
        Session session(requestFromUrl(m_server->url(QStringLiteral("original"))), m_canceller);
        VERIFY_OK(session.open().wait());
        auto task = session.run<QList<Object>>(QStringLiteral("find"), [&](Link &link, Job &job) {
            return definition::find(link, job, catalog::SqlLibrary(), kind, name);
        });
        auto found = task.wait();
        VERIFY_OK(found);
        QStringList identities;
        for (const Object &object : *found)
            identities << object.identity;
        QCOMPARE(identities.join(QLatin1Char('|')), identity);
    }

    /// Databases that were not made for this: all extensions that are installed, and then what they made as
    /// if it were somebody's own (some 5,000 objects).
    void extensions()
    {
        const QString before = QStringLiteral("extensions"), after = QStringLiteral("extensions_again");
        createDatabase(before);
        // but for those whose library does not load
        VERIFY_OK(m_server->exec(
            QStringLiteral("do $$ declare e text; begin for e in select name from pg_available_extensions "
                           "where name !~ 'postgis|address|tiger' order by name loop begin "
                           "execute format('create extension if not exists %I cascade', e); "
                           "exception when undefined_file then null; end; end loop; end $$"),
            before));
        const auto replay = [&] {
            createDatabase(after);
            const Definitions found = definitions(before);
            QCOMPARE(found.remarks, QStringList());
            const Run replayed
                = psql(after, {QStringLiteral("-f"), QStringLiteral("-")}, toScript(found).toUtf8());
            QVERIFY2(replayed.code == 0, qPrintable(replayed.err));
        };
        replay();
        compare(before, after);

        VERIFY_OK(m_server->exec(QStringLiteral("drop database ") + after));
        VERIFY_OK(m_server->exec(
            QStringLiteral(
                "delete from pg_depend where deptype = 'e' and refobjid in "
                "(select oid from pg_extension where extname <> 'plpgsql'); "
                "delete from pg_init_privs where objoid >= 16384; "
                "delete from pg_description where classoid = 'pg_extension'::regclass; "
                "delete from pg_depend where classid = 'pg_extension'::regclass and objid >= 16384; "
                "delete from pg_extension where extname <> 'plpgsql'"),
            before));
        replay();
        const QString catalogues = difference(catalogue(before), catalogue(after));
        QVERIFY2(catalogues.isEmpty(), qPrintable(catalogues));
    }

    /// Who may not read a password is told so, and gets the rest.
    void withoutRights()
    {
        VERIFY_OK(m_server->exec(QStringLiteral("create role powerless login")));
        Session session(
            requestFromUrl(m_server->url(QStringLiteral("original"), QStringLiteral("powerless"))),
            m_canceller);
        VERIFY_OK(session.open().wait());
        auto task = session.run<Definitions>(QStringLiteral("ddl"), [&](Link &link, Job &job) {
            return definition::read(link, job, catalog::SqlLibrary());
        });
        auto found = task.wait();
        VERIFY_OK(found);
        QVERIFY(!found->remarks.isEmpty());
        QVERIFY2(found->remarks.join(QLatin1Char('\n')).contains(QLatin1String("subscription")),
                 qPrintable(found->remarks.join(QLatin1Char('\n'))));
        QVERIFY(found->list.size() > 500);
    }

    void notWithinATransaction()
    {
        Session session(requestFromUrl(m_server->url(QStringLiteral("original"))), m_canceller);
        VERIFY_OK(session.open().wait());
        auto task = session.run<Definitions>(
            QStringLiteral("ddl"), [&](Link &link, Job &job) -> Result<Definitions> {
                if (auto begun = link.execute(job, "begin"); !begun)
                    return std::move(begun).error();
                auto found = definition::read(link, job, catalog::SqlLibrary());
                auto ended = link.execute(job, "rollback");
                return found;
            });
        auto found = task.wait();
        QVERIFY(!found);
        QCOMPARE(found.error().kind, Error::Kind::Input);
    }
};

QTEST_GUILESS_MAIN(TestRoundTrip)
#include "tst_roundtrip_db.moc"
