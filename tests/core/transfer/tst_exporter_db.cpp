// SPDX-License-Identifier: GPL-3.0-or-later
// Exports through pool, session and runner into files, on a real server: what psql writes, and nothing left
// when it fails.
#include "core/result/chunkbuilder.h"
#include "core/transfer/exporter.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <sys/resource.h>
#include <unistd.h>

#include <csignal>

using namespace core;
using namespace core::transfer;

namespace {

QByteArray content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
}

/// Freed memory that the address sanitizer keeps back (its default), in bytes: less than the rows that pass.
#ifdef __SANITIZE_ADDRESS__
constexpr qint64 Quarantine = 256 << 20;
#else
constexpr qint64 Quarantine = 0;
#endif

/// Memory in use now, in bytes.
qint64 residentMemory()
{
    const QList<QByteArray> fields = content(QStringLiteral("/proc/self/statm")).split(' ');
    return fields.value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

} // namespace

class TestExporterDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        ::signal(SIGXFSZ, SIG_IGN);
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_profile = profileFromUrl(m_url);
        VERIFY_OK(TestServer::query(m_url, QStringLiteral("create sequence witness")));
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

    void aMillionRowsAsPsqlWritesThem()
    {
        const QString query = QStringLiteral(
            "select g as id, g * 1.1 as amount, md5(g::text) as hash, case when g % 7 = 0 then null "
            "else 'a,' || g end as "
            "note, timestamptz '2024-01-01' + g * interval '1 second' as at, g % 2 = 0 as even, "
            "case g % 3 when 0 then '' when 1 then 'say \"x\"' else E'two\\nlines' end as text "
            "from generate_series(1, 1000000) g");
        const QString theirs = file("psql.csv");
        QProcess psql;
        psql.start(QStringLiteral("psql"),
                   {QStringLiteral("-Xqd"), m_url, QStringLiteral("-c"),
                    QStringLiteral("\\copy (%1) to '%2' csv header").arg(query, theirs)});
        auto progress = std::make_shared<Progress>();
        auto task = start(StatementSource{query.toUtf8()}, file("ours.csv"), progress);
        QTRY_VERIFY_WITH_TIMEOUT(task.isFinished(), 60000);
        auto report = task.wait();
        VERIFY_OK(report);
        QCOMPARE(report->rows, 1000000);
        QCOMPARE(report->bytes, QFile(file("ours.csv")).size());
        QCOMPARE(progress->rows.load(), 1000000);
        QTRY_COMPARE_WITH_TIMEOUT(psql.state(), QProcess::NotRunning, 60000);
        QCOMPARE(psql.exitCode(), 0);
        QVERIFY(content(file("ours.csv")) == content(theirs));
        QCOMPARE(entries(), (QStringList{QStringLiteral("ours.csv"), QStringLiteral("psql.csv")}));
    }

    void tables()
    {
        const QString name = QStringLiteral("Ünï \"%1\" 😀.x");
        VERIFY_OK(TestServer::query(m_url,
                                    QStringLiteral("create schema \"S.1\"; create table \"S.1\".")
                                        + quoted(name)
                                        + QStringLiteral(" (\"a b\" int); insert into \"S.1\".")
                                        + quoted(name) + QStringLiteral(" values (1), (null)")));
        auto report = finish(TableSource{{QStringLiteral("S.1"), name}}, file("t.csv"));
        VERIFY_OK(report);
        QCOMPARE(content(file("t.csv")), QByteArray("a b\n1\n\n"));
    }

    void rowsThatAreHeld()
    {
        const QList<result::Column> columns = {{.name = QStringLiteral("n")}, {.name = QStringLiteral("t")}};
        std::vector<result::ChunkPtr> chunks;
        qint64 n = 0;
        QByteArray expected("n,t\n");
        for (int part = 0; part < 3; ++part) {
            result::ChunkBuilder builder(2);
            for (int i = 0; i < 1000; ++i, ++n) {
                const QByteArray number = QByteArray::number(n);
                const result::CellView cells[] = {{number.constData(), number.size(), false}, {}};
                builder.append(cells);
                expected += number + ",\n";
            }
            chunks.push_back(builder.take());
        }
        const RowsSource source{result::ShownRows::all(columns, result::Rows(chunks))};
        auto progress = std::make_shared<Progress>();
        auto task = start(source, file("rows.csv"), progress);
        QTRY_VERIFY(task.isFinished());
        auto report = task.wait();
        VERIFY_OK(report);
        QCOMPARE(report->rows, 3000);
        QCOMPARE(progress->percent(), 100);
        QCOMPARE(content(file("rows.csv")), expected);
        QCOMPARE(m_pool->openSessions(m_profile.id), 0);
    }

    void settingsOfTheRoleHold()
    {
        VERIFY_OK(
            TestServer::query(m_url,
                              QStringLiteral("create role german superuser login; alter role german set "
                                             "datestyle = 'German'; alter role german set bytea_output = "
                                             "'escape'")));
        QString url = m_url;
        m_profile = profileFromUrl(url.replace(QLatin1String("user=postgres"), QLatin1String("user=german")));
        auto report
            = finish(StatementSource{"select date '2024-12-31' as d, '\\x41ff'::bytea as b"}, file("g.csv"));
        m_profile = profileFromUrl(m_url);
        VERIFY_OK(TestServer::query(m_url, QStringLiteral("drop role german")));
        VERIFY_OK(report);
        QCOMPARE(content(file("g.csv")), QByteArray("d,b\n31.12.2024,A\\377\n"));
    }

    void bytesOfADatabaseWithoutAnEncoding()
    {
        const QString name = QStringLiteral("sql_ascii_export");
        VERIFY_OK(
            TestServer::query(TestServer::sharedUrl(),
                              QStringLiteral("create database %1 encoding 'SQL_ASCII' template template0 "
                                             "lc_collate 'C' lc_ctype 'C'")
                                  .arg(name)));
        m_profile = profileFromUrl(TestServer::sharedUrl(name));
        auto report = finish(StatementSource{"select convert_from('\\xff41fe'::bytea, 'SQL_ASCII') as t"},
                             file("b.csv"));
        CsvOptions latin;
        latin.encoding = TextEncoding::Latin1;
        auto converted = finish(StatementSource{"select convert_from('\\xff41fe'::bytea, 'SQL_ASCII') as t"},
                                file("c.csv"), latin);
        m_pool.reset(new session::Pool(m_canceller));
        m_profile = profileFromUrl(m_url);
        m_exporter = std::make_unique<Exporter>(*m_pool);
        VERIFY_OK(report);
        QCOMPARE(content(file("b.csv")), QByteArray("t\n\xff\x41\xfe\n"));
        QVERIFY(!converted);
        QVERIFY2(converted.error().message.contains(QLatin1String("Row 1, column 1 (t)")),
                 qPrintable(converted.error().message));
        QCOMPARE(entries(), QStringList{QStringLiteral("b.csv")});
        (void)TestServer::query(TestServer::sharedUrl(),
                                QStringLiteral("drop database %1 with (force)").arg(name));
    }

    void statementsWithoutRowsAreRefusedBeforeTheyRun_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("insert") << QByteArray("create table made_by_export()");
        QTest::newRow("do") << QByteArray("do $$ begin perform nextval('witness'); end $$");
        QTest::newRow("with") << QByteArray(
            "with x as (select nextval('witness')) insert into t0 select * from x");
        QTest::newRow("copy") << QByteArray("copy (select nextval('witness')) to stdout");
        QTest::newRow("empty") << QByteArray("-- nothing");
        QTest::newRow("two") << QByteArray("select nextval('witness'); select 2");
        QTest::newRow("syntax") << QByteArray("select nextval('witness') frm x y");
    }
    void statementsWithoutRowsAreRefusedBeforeTheyRun()
    {
        QFETCH(QByteArray, sql);
        VERIFY_OK(
            TestServer::query(m_url, QStringLiteral("drop table if exists t0; create table t0 (n bigint)")));
        const QString before = witness();
        auto report = finish(StatementSource{sql}, file("x.csv"));
        QVERIFY(!report);
        QVERIFY(report.error().kind == Error::Kind::Input || report.error().kind == Error::Kind::Sql);
        QVERIFY(!report.error().connectionLost);
        QCOMPARE(witness(), before);
        QVERIFY(entries().isEmpty());
    }

    void errorsOfTheServerLeaveNothing()
    {
        auto report = finish(StatementSource{"select 1 / (5000 - g) from generate_series(1, 10000) g"},
                             file("x.csv"));
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Sql);
        QCOMPARE(report.error().sqlState, QStringLiteral("22012"));
        QVERIFY(entries().isEmpty());
        auto misspelled = finish(StatementSource{"select '😀', nonsense from pg_class"}, file("x.csv"));
        QCOMPARE(misspelled.error().sqlState, QStringLiteral("42703"));
        QCOMPARE(misspelled.error().position, 13); // in UTF-16 units
    }

    /// Nothing is asked of the server where the file could not be written anyway.
    void targetsAreTriedFirst()
    {
        const QString before = witness();
        for (const QString &target :
             {file("no/such/folder.csv"), m_folder->path(), QStringLiteral("/proc/x.csv")}) {
            auto report = finish(StatementSource{"select nextval('witness')"}, target);
            QVERIFY(!report);
            QCOMPARE(report.error().kind, Error::Kind::Io);
        }
        CsvOptions wrong;
        wrong.delimiter = '"';
        auto report = finish(StatementSource{"select nextval('witness')"}, file("x.csv"), wrong);
        QCOMPARE(report.error().kind, Error::Kind::Input);
        QCOMPARE(witness(), before);
        QCOMPARE(m_pool->openSessions(m_profile.id), 0);
        QVERIFY(entries().isEmpty());
    }

    void fullDisk()
    {
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        rlimit low = before;
        low.rlim_cur = 5 << 20;
        ::setrlimit(RLIMIT_FSIZE, &low);
        auto report = finish(StatementSource{"select repeat('x', 1000) from generate_series(1, 100000)"},
                             file("x.csv"));
        ::setrlimit(RLIMIT_FSIZE, &before);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Io);
        QVERIFY(entries().isEmpty());

        auto device = finish(StatementSource{"select repeat('x', 1000) from generate_series(1, 100000)"},
                             QStringLiteral("/dev/full"));
        QVERIFY(!device);
        QVERIFY2(device.error().message.contains(QLatin1String("no space left")),
                 qPrintable(device.error().message));
        // and another export still works
        VERIFY_OK(finish(StatementSource{"select 1"}, file("y.csv")));
    }

    void cancelLeavesNothing()
    {
        QFile old(file("x.csv"));
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        auto progress = std::make_shared<Progress>();
        auto task = start(StatementSource{"select repeat('x', 500) || generate_series(1, 100000000)"},
                          file("x.csv"), progress);
        QTRY_VERIFY(progress->bytes > (10 << 20));
        QCOMPARE(entries().size(), 2);
        QElapsedTimer clock;
        clock.start();
        task.requestStop();
        QTRY_VERIFY(task.isFinished());
        QVERIFY2(clock.elapsed() < support::Patience, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(task.wait().error().isCancelled());
        QCOMPARE(entries(), QStringList{QStringLiteral("x.csv")});
        QCOMPARE(content(file("x.csv")), QByteArray("old"));
        QTRY_COMPARE(running("repeat"), 0);
    }

    void stoppedBeforeItBegan()
    {
        auto task = start(StatementSource{"select nextval('witness')"}, file("x.csv"));
        const QString before = witness();
        task.requestStop();
        QTRY_VERIFY(task.isFinished());
        QVERIFY(task.wait().error().isCancelled());
        QCOMPARE(witness(), before);
        QVERIFY(entries().isEmpty());
    }

    /// The window is closed while an export runs.
    void exporterGone()
    {
        auto progress = std::make_shared<Progress>();
        auto task = start(StatementSource{"select repeat('y', 500) || generate_series(1, 100000000)"},
                          file("x.csv"), progress);
        QTRY_VERIFY(progress->bytes > (1 << 20));
        m_exporter.reset();
        QVERIFY(task.isFinished());
        QVERIFY(task.wait().error().isCancelled());
        QTRY_VERIFY(entries().isEmpty());
        QTRY_COMPARE(running("repeat"), 0);
    }

    void serverGoneInTheMiddle()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        m_profile = profileFromUrl((*server)->url());
        auto progress = std::make_shared<Progress>();
        auto task = start(StatementSource{"select repeat('z', 500) || generate_series(1, 100000000)"},
                          file("x.csv"), progress);
        QTRY_VERIFY(progress->bytes > (5 << 20));
        (*server)->killPostmaster();
        m_profile = profileFromUrl(m_url);
        QTRY_VERIFY(task.isFinished());
        auto report = task.wait();
        QVERIFY(!report);
        QVERIFY(report.error().connectionLost);
        QVERIFY(entries().isEmpty());
    }

    void backendTerminated()
    {
        auto progress = std::make_shared<Progress>();
        auto task = start(StatementSource{"select repeat('t', 500) || generate_series(1, 100000000)"},
                          file("x.csv"), progress);
        QTRY_VERIFY(progress->bytes > (5 << 20));
        VERIFY_OK(TestServer::query(
            m_url,
            QStringLiteral(
                "select pg_terminate_backend(pid) from pg_stat_activity where "
                "datname = current_database() and query like '%repeat(''t''%' and pid <> pg_backend_pid()")));
        QTRY_VERIFY(task.isFinished());
        auto report = task.wait();
        QVERIFY(!report);
        QVERIFY(report.error().connectionLost);
        QVERIFY(entries().isEmpty());
    }

    void hundredMegabytesInOneCell()
    {
        const qint64 before = residentMemory();
        auto progress = std::make_shared<Progress>();
        auto task = start(StatementSource{"select repeat('0123456789', 10000000) as big, 'x' as after"},
                          file("x.csv"), progress);
        qint64 most = 0;
        QTRY_VERIFY_WITH_TIMEOUT((most = std::max(most, residentMemory()), task.isFinished()), 60000);
        VERIFY_OK(task.wait());
        const QByteArray all = content(file("x.csv"));
        QCOMPARE(all.size(), 10 + 1 + 100000000 + 3 - 1);
        QVERIFY(all == "big,after\n" + QByteArray("0123456789").repeated(10000000) + ",x\n");
        // libpq holds the message and the row made of it
        QVERIFY2(most - before < 600 << 20, qPrintable(QString::number((most - before) >> 20)));
    }

    /// Memory stays where it is however many rows pass.
    void boundedMemory()
    {
        VERIFY_OK(finish(StatementSource{"select 1"}, QStringLiteral("/dev/null")));
        const qint64 before = residentMemory();
        auto task = start(StatementSource{"select repeat('x', 1000) from generate_series(1, 300000)"},
                          QStringLiteral("/dev/null"));
        qint64 most = 0;
        QTRY_VERIFY_WITH_TIMEOUT((most = std::max(most, residentMemory()), task.isFinished()), 60000);
        VERIFY_OK(task.wait());
        QVERIFY2(most - before < (100 << 20) + Quarantine,
                 qPrintable(QString::number((most - before) >> 20)));
    }

    void noConnection()
    {
        m_profile.host = m_folder->path();
        auto report = finish(StatementSource{"select 1"}, file("x.csv"));
        m_profile = profileFromUrl(m_url);
        QVERIFY(!report);
        QCOMPARE(report.error().kind, Error::Kind::Connection);
        QVERIFY(entries().isEmpty());
    }

private:
    static QString quoted(QString name)
    {
        return QLatin1Char('"') + name.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
    }

    QString file(const char *name) const { return m_folder->filePath(QLatin1String(name)); }

    QStringList entries() const
    {
        return QDir(m_folder->path())
            .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot, QDir::Name);
    }

    QString witness() const
    {
        auto rows = TestServer::query(m_url, QStringLiteral("select last_value, is_called from witness"));
        return rows ? rows->first().join(QLatin1Char(' ')) : rows.error().message;
    }

    /// Statements of ours that still run on the server.
    int running(const char *word) const
    {
        auto rows = TestServer::query(
            m_url,
            QStringLiteral(
                "select count(*) from pg_stat_activity where state = 'active' "
                "and datname = current_database() and query like '%%1%' and pid <> pg_backend_pid()")
                .arg(QLatin1String(word)));
        return rows ? rows->first().first().toInt() : -1;
    }

    Task<ExportReport> start(const ExportSource &source, const QString &target,
                             const std::shared_ptr<Progress> &progress = std::make_shared<Progress>(),
                             const CsvOptions &csv = {})
    {
        return m_exporter->start({.source = source, .target = target, .write = {.csv = csv}}, m_profile, {},
                                 progress);
    }

    Result<ExportReport> finish(const ExportSource &source, const QString &target, const CsvOptions &csv = {})
    {
        auto task = start(source, target, std::make_shared<Progress>(), csv);
        if (!QTest::qWaitFor([&task] { return task.isFinished(); }, support::Patience))
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

QTEST_GUILESS_MAIN(TestExporterDb)
#include "tst_exporter_db.moc"
