// SPDX-License-Identifier: GPL-3.0-or-later
// Several tables from one snapshot and one table by several sessions, on a real server: the same rows as
// psql's, one moment for all, and nothing left when one fails.
#include "core/transfer/exporter.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <libpq-fe.h>

#include <atomic>
#include <thread>

using namespace core;
using namespace core::transfer;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

QByteArrayList sortedLines(const QByteArray &bytes)
{
    QByteArrayList lines = bytes.split('\n');
    std::sort(lines.begin(), lines.end());
    return lines;
}

} // namespace

class TestTableSetDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        sql("create table big as select g as id, md5(g::text) as hash, repeat('x', g % 300) as pad, "
            "case when g % 5 = 0 then null else E'a,\"b\"\\n' || g end as text "
            "from generate_series(1, 120000) g; analyze big");
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_pool = std::make_unique<session::Pool>(m_canceller);
        m_exporter = std::make_unique<Exporter>(*m_pool);
    }

    void cleanup()
    {
        m_exporter.reset();
        m_pool.reset();
        m_folder.reset();
    }

    // --- one table by several sessions

    void sameLinesAsPsql_data()
    {
        QTest::addColumn<QString>("make");
        QTest::addColumn<bool>("parallel");
        QTest::newRow("big") << QString() << true;
        QTest::newRow("empty") << QStringLiteral("create table t (a int, \"b \"\"q\"\"\" text)") << true;
        QTest::newRow("one page") << QStringLiteral("create table t as select 1 as a, 'x,y' as b") << true;
        QTest::newRow("no columns") << QStringLiteral("create table t (); insert into t default values")
                                    << true;
        QTest::newRow("dead space at the end")
            << QStringLiteral("create table t as select g, repeat('y', 200) as p from "
                              "generate_series(1, 20000) g; delete from t where g > 5000")
            << true;
        QTest::newRow("dead space at the beginning")
            << QStringLiteral("create table t as select g, repeat('y', 200) as p from "
                              "generate_series(1, 20000) g; delete from t where g < 19990")
            << true;
        QTest::newRow("partitioned") << QStringLiteral(
            "create table t (a int, b text) partition by range (a); "
            "create table t1 partition of t for values from (0) to (10000); "
            "create table t2 (b text, gone int, a int); alter table t2 drop column gone; "
            "alter table t attach partition t2 for values from (10000) to (30000); "
            "create table t3 partition of t default; "
            "insert into t select g, 'r' || g from generate_series(0, 30100) g")
                                     << true;
        QTest::newRow("inherited") << QStringLiteral(
            "create table t (a int, b text); create table tc (c int) inherits (t); "
            "insert into t select g, 'p' || g from generate_series(1, 9000) g; "
            "insert into tc select g, 'c' || g, 1 from generate_series(1, 30000) g")
                                   << true;
        QTest::newRow("dropped and generated columns")
            << QStringLiteral("create table t (a int, x int, b int generated always as (a * 2) stored, "
                              "c int generated always as identity); alter table t drop column x; "
                              "insert into t (a) select generate_series(1, 30000)")
            << true;
        QTest::newRow("long values elsewhere")
            << QStringLiteral("create table t (a int, b text); alter table t alter b set storage external; "
                              "insert into t select g, repeat('z', 9000) from generate_series(1, 400) g")
            << true;
        QTest::newRow("materialized view") << QStringLiteral(
            "create materialized view t as select g, -g as h from generate_series(1, 40000) g")
                                           << true;
        QTest::newRow("view") << QStringLiteral("create view t as select id, hash from big where id < 500")
                              << false;
        QTest::newRow("sequence of parts, one foreign")
            << QStringLiteral("create extension if not exists file_fdw; "
                              "create server if not exists files foreign data wrapper file_fdw; "
                              "create table t (a text) partition by list (a); "
                              "create table t1 partition of t for values in ('x'); "
                              "create foreign table t2 partition of t default server files "
                              "options (filename '/dev/null'); insert into t values ('x')")
            << false;
    }
    void sameLinesAsPsql()
    {
        QFETCH(QString, make);
        QFETCH(bool, parallel);
        if (!make.isEmpty())
            sql("drop schema if exists s cascade; create schema s; set search_path to s, public; "
                + make.toUtf8());
        const QStringList name = make.isEmpty() ? QStringList{QStringLiteral("big")}
                                                : QStringList{QStringLiteral("s"), QStringLiteral("t")};
        QProcess psql;
        psql.start(QStringLiteral("psql"),
                   {QStringLiteral("-Xqd"), m_url, QStringLiteral("-c"),
                    QStringLiteral("\\copy (select * from %1) to '%2' csv header")
                        .arg(name.join(QLatin1Char('.')), file("psql.csv"))});
        auto progress = std::make_shared<Progress>();
        auto task
            = m_exporter->start({.source = TableSource{name}, .target = file("ours.csv"), .sessions = 4},
                                m_profile, {}, progress);
        QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), 60000);
        auto report = task.wait();
        QTRY_COMPARE_WITH_TIMEOUT(psql.state(), QProcess::NotRunning, 60000);
        VERIFY_OK(report);
        const QByteArray theirs = content(file("psql.csv"));
        const QByteArray ours = content(file("ours.csv"));
        QCOMPARE(ours.size(), theirs.size());
        QVERIFY(sortedLines(ours) == sortedLines(theirs));
        QCOMPARE(ours.left(ours.indexOf('\n')), theirs.left(theirs.indexOf('\n')));
        QCOMPARE(report->bytes, ours.size());
        QCOMPARE(progress->rows.load(), report->rows);
        QCOMPARE(report->notes.isEmpty(), parallel && hasRanges());
        if (parallel && !hasRanges())
            QVERIFY2(told(*report, "older than PostgreSQL 14"), qPrintable(report->notes.join(u' ')));
        QTRY_COMPARE(m_pool->openSessions(m_profile.id), 0);
    }

    /// The blocks of a file written by several are whole records also where one is larger than any buffer.
    void recordsLargerThanAnyBuffer()
    {
        sql("drop schema if exists s cascade; create schema s; create table s.t (a int, b text); "
            "alter table s.t alter b set storage external; "
            "insert into s.t select g, repeat(chr(65 + g % 26), 3000000 + g) from generate_series(1, 40) g");
        auto task = m_exporter->start({.source = TableSource{{QStringLiteral("s"), QStringLiteral("t")}},
                                       .target = file("x.csv"),
                                       .write = {.csv = {.header = false}},
                                       .sessions = 4},
                                      m_profile, {}, std::make_shared<Progress>());
        QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), 60000);
        VERIFY_OK(task.wait());
        QByteArrayList lines = content(file("x.csv")).split('\n');
        QCOMPARE(lines.takeLast(), QByteArray());
        QCOMPARE(lines.size(), 40);
        for (const QByteArray &line : lines) {
            const int g = line.left(line.indexOf(',')).toInt();
            QVERIFY(line == QByteArray::number(g) + ',' + QByteArray(3000000 + g, char('A' + g % 26)));
        }
    }

    void rowSecurityIsKept()
    {
        sql("drop schema if exists s cascade; create schema s; drop role if exists reader; create "
            "role reader login; "
            "grant usage on schema s to reader; create table s.t as select g as a from "
            "generate_series(1, 50000) g; "
            "alter table s.t enable row level security; create policy p on s.t using (a % 10 = 0); "
            "grant select on s.t to reader");
        QString url = m_url;
        const auto profile
            = profileFromUrl(url.replace(QLatin1String("user=postgres"), QLatin1String("user=reader")));
        auto task = m_exporter->start({.source = TableSource{{QStringLiteral("s"), QStringLiteral("t")}},
                                       .target = file("x.csv"),
                                       .sessions = 4},
                                      profile, {}, std::make_shared<Progress>());
        QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), 60000);
        auto report = task.wait();
        VERIFY_OK(report);
        QCOMPARE(report->rows, 5000);
        QVERIFY(told(*report, hasRanges() ? "row security" : "older than PostgreSQL 14"));
    }

    void readersOfAPartitionedTableNeedNoRightOnItsParts()
    {
        sql("drop schema if exists s cascade; create schema s; drop role if exists reader; create "
            "role reader login; "
            "grant usage on schema s to reader; create table s.t (a int) partition by range (a); "
            "create table s.t1 partition of s.t default; insert into s.t select generate_series(1, 60000); "
            "grant select on s.t to reader");
        QString url = m_url;
        const auto profile
            = profileFromUrl(url.replace(QLatin1String("user=postgres"), QLatin1String("user=reader")));
        auto task = m_exporter->start({.source = TableSource{{QStringLiteral("s"), QStringLiteral("t")}},
                                       .target = file("x.csv"),
                                       .sessions = 3},
                                      profile, {}, std::make_shared<Progress>());
        QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), 60000);
        auto report = task.wait();
        VERIFY_OK(report);
        QCOMPARE(report->rows, 60000);
        QCOMPARE(report->notes.isEmpty(), hasRanges());
    }

    void oneBackendTerminated()
    {
        auto progress = std::make_shared<Progress>();
        auto task = startSlow(progress);
        QTRY_VERIFY(running() >= 1);
        sql("select pg_terminate_backend(pid) from (select pid from pg_stat_activity where query like "
            "'SELECT * FROM s.slow%' and datname = current_database() "
            "and pid <> pg_backend_pid() order by pid desc limit 1) x");
        QTRY_VERIFY(task.isFinished());
        auto report = task.wait();
        QVERIFY(!report);
        QVERIFY2(report.error().connectionLost, qPrintable(report.error().toText()));
        QVERIFY(entries().isEmpty());
        QTRY_COMPARE(running(), 0);
    }

    void cancelStopsAll()
    {
        auto progress = std::make_shared<Progress>();
        auto task = startSlow(progress);
        QTRY_VERIFY(running() >= 1);
        QElapsedTimer clock;
        clock.start();
        task.requestStop();
        QTRY_VERIFY(task.isFinished());
        QVERIFY2(clock.elapsed() < support::Patience, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(task.wait().error().isCancelled());
        QVERIFY(entries().isEmpty());
        QTRY_COMPARE(running(), 0);
    }

    void exporterGone()
    {
        auto task = startSlow(std::make_shared<Progress>());
        QTRY_VERIFY(running() >= 1);
        m_exporter.reset();
        QVERIFY(task.isFinished());
        QVERIFY(task.wait().error().isCancelled());
        QTRY_VERIFY(entries().isEmpty());
        QTRY_COMPARE(running(), 0);
    }

    void fewerSessionsThanAskedFor()
    {
        session::Pool::Limits limits;
        limits.exclusive = 2;
        m_exporter.reset();
        m_pool = std::make_unique<session::Pool>(m_canceller, limits);
        m_exporter = std::make_unique<Exporter>(*m_pool);
        auto task = m_exporter->start(
            {.source = TableSource{{QStringLiteral("big")}}, .target = file("x.csv"), .sessions = 6},
            m_profile, {}, std::make_shared<Progress>());
        QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), 60000);
        auto report = task.wait();
        VERIFY_OK(report);
        QCOMPARE(report->rows, 120000);
        QVERIFY2(told(*report, hasRanges() ? "Fewer sessions" : "older than PostgreSQL 14"),
                 qPrintable(report->notes.join(QLatin1Char('\n'))));
    }

    void theRolesLimitOfConnections()
    {
        sql("drop role if exists few; create role few login connection limit 2; grant select on big to few");
        QString url = m_url;
        const auto profile
            = profileFromUrl(url.replace(QLatin1String("user=postgres"), QLatin1String("user=few")));
        auto task = m_exporter->start(
            {.source = TableSource{{QStringLiteral("big")}}, .target = file("x.csv"), .sessions = 5}, profile,
            {}, std::make_shared<Progress>());
        QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), 60000);
        auto report = task.wait();
        sql("revoke all on big from few");
        VERIFY_OK(report);
        QCOMPARE(report->rows, 120000);
    }

    /// Who waits to change the table must neither see the export hang nor make it lose rows.
    void alterTableInTheMiddle()
    {
        sql("drop schema if exists s cascade; create schema s; "
            "create table s.slow as select g as a, repeat('q', 200) as b from generate_series(1, 20000) g; "
            "create table s.other as select g as a from generate_series(1, 20000) g");
        PGconn *ddl = PQconnectdb(m_url.toUtf8().constData());
        QCOMPARE(PQstatus(ddl), CONNECTION_OK);
        auto progress = std::make_shared<SetProgress>();
        // other is read first by one row, then both: the view holds the leader for a while
        sql("create view s.v as select (select 1 from pg_sleep(2)) as a");
        auto task = m_exporter->startSet(
            {.schema = QStringLiteral("s"), .folder = file("out"), .sessions = 2, .unordered = true},
            m_profile, {}, progress);
        QTRY_VERIFY(!progress->tables().empty());
        PQsendQuery(ddl, "alter table s.slow alter a type bigint");
        QTRY_VERIFY(task.isFinished());
        auto report = task.wait();
        PQfinish(ddl);
        VERIFY_OK(report);
        QCOMPARE(report->rows(), 40001);
        QCOMPARE(content(file("out/slow.csv")).count('\n'), 20001);
    }

    // --- several tables

    void eachIsAFileOfTheFolder()
    {
        const QString longName(63, QLatin1Char('n'));
        sql("drop schema if exists s cascade; create schema s; create table s.\"A\" as select 1 as x; "
            "create table s.a as select 2 as x; create table s.\"a/b\" as select 3 as x; "
            "create table s.\"a:b\" as select 4 as x; create table s.\"..\" as select 5 as x; "
            "create table s.\"O'Brien \"\"%1\"\" <b>\nüñ😀\" as select 6 as x; create view s.v as "
            "select 7 as x; "
            "create table s.part (x int) partition by list (x); "
            "create table s.part1 partition of s.part for values in (8); insert into s.part values (8); "
            "create table s."
            + longName.toUtf8() + " as select 9 as x; create table s.none (x int)");
        auto progress = std::make_shared<SetProgress>();
        auto report
            = finishSet({.schema = QStringLiteral("s"), .folder = file("out"), .sessions = 3}, progress);
        VERIFY_OK(report);
        QCOMPARE(report->tables.size(), 10);
        QCOMPARE(report->rows(), 9);
        QCOMPARE(progress->share(), 1.0);
        QCOMPARE(progress->rows(), 9);
        const QStringList files = QDir(file("out")).entryList(QDir::Files | QDir::Hidden, QDir::Name);
        QCOMPARE(files.size(), 10);
        QVERIFY(!files.contains(QStringLiteral("part1.csv")));
        QSet<QString> folded;
        QByteArrayList values;
        for (const QString &name : files) {
            QVERIFY2(name.endsWith(QLatin1String(".csv")), qPrintable(name));
            QVERIFY2(!name.startsWith(QLatin1Char('.')), qPrintable(name));
            folded << name.toLower();
            values << content(file("out/") + name);
        }
        QCOMPARE(folded.size(), 10);
        std::sort(values.begin(), values.end());
        QCOMPARE(values,
                 (QByteArrayList{"x\n", "x\n1\n", "x\n2\n", "x\n3\n", "x\n4\n", "x\n5\n", "x\n6\n", "x\n7\n",
                                 "x\n8\n", "x\n9\n"}));
        QCOMPARE(entries(), QStringList{QStringLiteral("out")});
    }

    /// What moves from one table to another all the time is in one of them, never in both or none.
    void oneMomentForAll()
    {
        sql("drop schema if exists s cascade; create schema s; "
            "create table s.a as select g as id, 1000 as money, repeat('p', 100) as p from "
            "generate_series(1, 20000) g; "
            "create table s.b as select g as id, 1000 as money, repeat('p', 100) as p from "
            "generate_series(1, 20000) g");
        std::atomic<bool> stop = false;
        std::atomic<int> moves = 0;
        std::thread writer([&] {
            PGconn *connection = PQconnectdb(m_url.toUtf8().constData());
            while (!stop) {
                PQclear(
                    PQexec(connection,
                           "with t as (update s.a set money = money - 7 where id % 100 = 3 returning 7 m) "
                           "update s.b set money = money + 7 where id % 100 = 5"));
                ++moves;
            }
            PQfinish(connection);
        });
        QTRY_VERIFY(moves > 0);
        for (const bool unordered : {false, true}) {
            auto report = finishSet({.tables = {{QStringLiteral("s"), QStringLiteral("a")},
                                                {QStringLiteral("s"), QStringLiteral("b")}},
                                     .folder = file("out"),
                                     .sessions = 4,
                                     .unordered = unordered});
            if (!report) {
                stop = true;
                writer.join();
            }
            VERIFY_OK(report);
            qint64 sum = 0;
            for (const char *name : {"out/a.csv", "out/b.csv"}) {
                QByteArrayList lines = content(file(name)).split('\n').mid(1);
                lines.removeLast();
                if (lines.size() != 20000) {
                    stop = true;
                    writer.join();
                }
                QCOMPARE(lines.size(), 20000);
                for (const QByteArray &line : lines)
                    sum += line.split(',')[1].toLongLong();
            }
            if (sum != 40000000) {
                stop = true;
                writer.join();
            }
            QCOMPARE(sum, 40000000);
        }
        stop = true;
        writer.join();
        QVERIFY(moves > 2);
    }

    void permissionDeniedOnOne()
    {
        sql("drop schema if exists s cascade; create schema s; drop role if exists reader; create "
            "role reader login; "
            "grant usage on schema s to reader; create table s.a as select 1 as x; "
            "create table s.b as select 2 as x; create table s.c as select 3 as x; "
            "create view s.d as select * from s.b; grant select on s.a, s.c to reader; "
            "create view s.e as select 1 / (x - 1) as x from s.a; grant select on s.e to reader");
        QString url = m_url;
        m_profile = profileFromUrl(url.replace(QLatin1String("user=postgres"), QLatin1String("user=reader")));
        auto progress = std::make_shared<SetProgress>();
        auto all = finishSet({.schema = QStringLiteral("s"), .folder = file("out"), .sessions = 2}, progress);
        SetRequest keep{
            .schema = QStringLiteral("s"), .folder = file("kept"), .sessions = 2, .keepFinished = true};
        auto kept = finishSet(keep);
        keep.sessions = 1;
        keep.folder = file("alone");
        auto alone = finishSet(keep);
        m_profile = profileFromUrl(m_url);
        QVERIFY(!all);
        QCOMPARE(all.error().sqlState, QStringLiteral("42501"));
        int failed = 0;
        for (const auto &table : progress->tables()) {
            if (table->error()) {
                ++failed;
                QCOMPARE(table->table.name, QStringLiteral("b"));
            }
        }
        QCOMPARE(failed, 1);
        for (const auto *report : {&kept, &alone}) {
            VERIFY_OK(*report);
            QCOMPARE((*report)->failed(), 3);
            QStringList states;
            for (const TableReport &table : (*report)->tables)
                states << table.table.name + QLatin1Char(':')
                        + (table.error ? table.error->sqlState : QString());
            QCOMPARE(states.join(QLatin1Char(' ')), QStringLiteral("a: b:42501 c: d:42501 e:22012"));
        }
        QCOMPARE(entries(), (QStringList{QStringLiteral("alone"), QStringLiteral("kept")}));
        for (const char *folder : {"alone", "kept"})
            QCOMPARE(QDir(file(folder))
                         .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name),
                     (QStringList{QStringLiteral("a.csv"), QStringLiteral("c.csv")}));
    }

    void failureLeavesWhatWasThere()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("out")));
        QFile old(file("out/a.csv"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        sql("drop schema if exists s cascade; create schema s; create table s.a as select 1 as x; "
            "create table s.b as select g as x from generate_series(1, 10000) g; "
            "create view s.z as select 1 / (x - 9999) as x from s.b");
        auto report = finishSet({.schema = QStringLiteral("s"), .folder = file("out"), .sessions = 2});
        QVERIFY(!report);
        QCOMPARE(report.error().sqlState, QStringLiteral("22012"));
        QCOMPARE(QDir(file("out")).entryList(QDir::Files | QDir::Hidden),
                 QStringList{QStringLiteral("a.csv")});
        QCOMPARE(content(file("out/a.csv")), QByteArray("old"));
        sql("drop view s.z");
        VERIFY_OK(finishSet({.schema = QStringLiteral("s"), .folder = file("out"), .sessions = 2}));
        QCOMPARE(content(file("out/a.csv")), QByteArray("x\n1\n"));
    }

    void namesThatAreNone_data()
    {
        QTest::addColumn<QStringList>("name");
        QTest::addColumn<QString>("says");
        QTest::newRow("missing") << QStringList{QStringLiteral("public"), QStringLiteral("no\"pe")}
                                 << QStringLiteral("There is no table or view public.\"no\"\"pe\"");
        QTest::newRow("index") << QStringList{QStringLiteral("big_index")} << QStringLiteral("it is a index");
    }
    void namesThatAreNone()
    {
        QFETCH(QStringList, name);
        QFETCH(QString, says);
        sql("create index if not exists big_index on big (id)");
        auto report = finishSet({.tables = {{QStringLiteral("big")}, name}, .folder = file("out")});
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Input);
        QVERIFY2(report.error().message.contains(says.left(20)), qPrintable(report.error().message));
        QVERIFY(entries().isEmpty());
    }

    void foldersThatCannotBe()
    {
        QFile other(file("file"));
        QVERIFY(other.open(QIODevice::WriteOnly));
        for (const QString &folder :
             {file("file"), file("file/below"), QStringLiteral("/proc/x"), QString()}) {
            auto report = finishSet({.tables = {{QStringLiteral("big")}}, .folder = folder});
            QVERIFY(!report);
            QVERIFY(report.error().kind == Error::Kind::Io || report.error().kind == Error::Kind::Input);
        }
        QCOMPARE(m_pool->openSessions(m_profile.id), 0);
        QCOMPARE(entries(), QStringList{QStringLiteral("file")});
    }

    void manyTablesFewFiles()
    {
        QByteArray make = "drop schema if exists s cascade; create schema s;";
        for (int i = 0; i < 300; ++i)
            make += "create table s.t" + QByteArray::number(i) + " as select " + QByteArray::number(i)
                + " as x;";
        sql(make);
        auto report = finishSet(
            {.schema = QStringLiteral("s"), .folder = file("out"), .sessions = 4, .unordered = true});
        VERIFY_OK(report);
        QCOMPARE(report->rows(), 300);
        QCOMPARE(content(file("out/t299.csv")), QByteArray("x\n299\n"));
        sql("drop schema s cascade");
    }

    void onAStandbyAndWithoutTheServer()
    {
        m_profile.host = m_folder->path();
        auto report = finishSet({.tables = {{QStringLiteral("big")}}, .folder = file("out")});
        m_profile = profileFromUrl(m_url);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Connection);
        QVERIFY(entries().isEmpty());
    }

private:
    /// Can the server read a part of a table by the place of its rows?
    static bool hasRanges() { return TestServer::major() >= 14; }
    static bool told(const ExportReport &report, const char *what)
    {
        return report.notes.join(QLatin1Char('\n')).contains(QLatin1String(what));
    }
    void sql(const QByteArray &text) const
    {
        const auto done = TestServer::query(m_url, QString::fromUtf8(text));
        if (!done)
            qFatal("%s", qPrintable(done.error().toText()));
    }

    QString file(const QString &name) const { return m_folder->filePath(name); }
    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    QStringList entries() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

    int running() const
    {
        auto rows
            = TestServer::query(m_url,
                                QStringLiteral("select count(*) from pg_stat_activity where state = "
                                               "'active' and datname = current_database() and query like "
                                               "'SELECT * FROM s.slow%'"));
        return rows ? rows->first().first().toInt() : -1;
    }

    /// By four sessions, large enough to be met in the middle.
    Task<ExportReport> startSlow(const std::shared_ptr<Progress> &progress)
    {
        sql("drop schema if exists s cascade; create schema s; "
            "create table s.slow (a int, b text); "
            "insert into s.slow select g, repeat('w', 700) from generate_series(1, 200000) g; "
            "analyze s.slow");
        return m_exporter->start({.source = TableSource{{QStringLiteral("s"), QStringLiteral("slow")}},
                                  .target = file("x.csv"),
                                  .sessions = 4},
                                 m_profile, {}, progress);
    }

    Result<SetReport> finishSet(const SetRequest &request,
                                const std::shared_ptr<SetProgress> &progress
                                = std::make_shared<SetProgress>())
    {
        auto task = m_exporter->startSet(request, m_profile, {}, progress);
        if (!QTest::qWaitFor([&task] { return task.isFinished(); }, 60000))
            return Error::internal(QStringLiteral("The export does not end"));
        return task.wait();
    }

    QString m_url;
    profile::ConnectionProfile m_profile;
    session::Canceller m_canceller;
    std::unique_ptr<session::Pool> m_pool;
    std::unique_ptr<Exporter> m_exporter;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTableSetDb)
#include "tst_tableset_db.moc"
