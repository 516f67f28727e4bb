// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/runner.h"
#include "core/query/typenames.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <atomic>

using namespace core;
using namespace core::query;
using core::session::Session;
using core::session::TransactionState;

namespace {

/// Bytes as they come; counts rows where another thread can see it.
class ByteSink : public KeepingSink
{
public:
    Result<void> row(std::span<const result::CellView> cells) override
    {
        ++count;
        if (!cells.empty())
            last = cells.front().bytes().toByteArray();
        return {};
    }
    QByteArray last;
    std::atomic<qsizetype> count = 0;
};

} // namespace

class TestRunner : public QObject
{
    Q_OBJECT

    QString m_url;
    session::Canceller m_canceller;
    std::unique_ptr<Session> m_session;

    Task<Outcome> start(const Statement &statement, result::RowSink &sink, const RunOptions &options = {})
    {
        return m_session->run<Outcome>(
            QStringLiteral("test"),
            [statement, &sink, options](session::Link &link, session::Job &job) -> Result<Outcome> {
                return query::run(link, job, statement, sink, options);
            });
    }

    Outcome run(const QByteArray &sql, KeepingSink *sink = nullptr)
    {
        return runAndWait(*m_session, sql, sink);
    }

    /// What a test leaves behind must be a session that works.
    bool usable()
    {
        KeepingSink sink;
        return run("select 42", &sink).ok() && sink.rows == QList<QStringList>{{QStringLiteral("42")}};
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
    }

    void init()
    {
        m_session = std::make_unique<Session>(requestFromUrl(m_url), m_canceller);
        VERIFY_OK(m_session->open().wait());
    }

    void cleanup()
    {
        QVERIFY(usable());
        m_session.reset();
    }

    void noRowsAndNoColumns()
    {
        KeepingSink none;
        auto outcome = run("select 1 as a where false", &none);
        QVERIFY(outcome.ok() && outcome.hasColumns);
        QCOMPARE(outcome.commandTag, QStringLiteral("SELECT 0"));
        QCOMPARE(none.begins, 1);
        QCOMPARE(none.ends, 1);
        QVERIFY(none.complete && none.rows.isEmpty());
        QCOMPARE(outcome.firstRow.count(), -1);

        KeepingSink bare;
        outcome = run("select from generate_series(1, 3)", &bare);
        QVERIFY(outcome.ok() && outcome.hasColumns && outcome.columns.isEmpty());
        QCOMPARE(outcome.rowsReceived, 3);
        QCOMPARE(bare.rows.size(), 3);

        KeepingSink command;
        outcome = run("create temp table t (a int)", &command);
        QVERIFY(outcome.ok() && !outcome.hasColumns);
        QCOMPARE(command.begins + command.ends, 0);
        QCOMPARE(outcome.rowsAffected, -1);
        QCOMPARE(outcome.fate, Fate::Ran);
    }

    void columnsWithTheSameNameAndMany()
    {
        KeepingSink sink;
        auto outcome = run("select 1 as \"a & <b>\", 2 as \"a & <b>\", 3 as \"%1\"\"'\n\u202e😀\"", &sink);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.columns[0].name, outcome.columns[1].name);
        QCOMPARE(outcome.columns[2].name, QString::fromUtf8("%1\"'\n\u202e😀"));
        QCOMPARE(sink.rows.first(),
                 (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));

        QByteArrayList many;
        for (int i = 1; i <= 1600; ++i)
            many << QByteArray::number(i) + " as c" + QByteArray::number(i);
        KeepingSink wide;
        outcome = run("select " + many.join(','), &wide);
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.columns.size(), 1600);
        QCOMPARE(wide.rows.first().last(), QStringLiteral("1600"));
    }

    void nullIsNotEmpty()
    {
        KeepingSink sink;
        QVERIFY(run("select null, '', ' '", &sink).ok());
        QVERIFY(sink.rows.first()[0].isNull());
        QVERIFY(!sink.rows.first()[1].isNull() && sink.rows.first()[1].isEmpty());
        QCOMPARE(sink.rows.first()[2], QStringLiteral(" "));
    }

    void hundredMegabytesInACell()
    {
        ByteSink sink;
        auto outcome = start({"select repeat('x', 100 * 1024 * 1024)"}, sink).wait();
        VERIFY_OK(outcome);
        QVERIFY(outcome->ok());
        QCOMPARE(sink.last.size(), 100 * 1024 * 1024);
        QCOMPARE(sink.last.back(), 'x');
    }

    void positionsAreUtf16_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("ascii") << QByteArray("select nope");
        QTest::newRow("é") << QByteArray("select 'é', nope");
        QTest::newRow("emoji") << QByteArray("select '😀é😀', /* 😀 */ nope");
        QTest::newRow("lines") << QByteArray("select 'é',\r\n\t'😀',\n nope");
        QTest::newRow("first") << QByteArray("nope");
    }

    void positionsAreUtf16()
    {
        QFETCH(QByteArray, sql);
        const auto outcome = run(sql);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->kind, Error::Kind::Sql);
        QCOMPARE(outcome.error->position, QString::fromUtf8(sql).indexOf(QLatin1String("nope")));
        QCOMPARE(outcome.fate, Fate::Ran);
    }

    void oneStatementPerSend()
    {
        auto outcome = run("create table two (a int); insert into two values (1)");
        QCOMPARE(outcome.error->sqlState, QStringLiteral("42601"));
        QCOMPARE(run("select from two").error->sqlState, QStringLiteral("42P01"));
        for (const char *empty : {"", " ", "-- nothing", "/* nothing */ ;"}) {
            outcome = run(empty);
            QVERIFY2(outcome.ok(), empty);
            QVERIFY(!outcome.hasColumns && outcome.commandTag.isEmpty());
        }
    }

    // libpq takes C strings: what stands behind a NUL would silently not be sent.
    void nulIsRefused()
    {
        QVERIFY(run("create temp table kept as select 1 as a").ok());
        const auto outcome = run(QByteArray("delete from kept \0 where a = 2", 30));
        QCOMPARE(outcome.error->kind, Error::Kind::Input);
        QCOMPARE(outcome.fate, Fate::DidNotRun);
        KeepingSink sink;
        QVERIFY(run("select a from kept", &sink).ok());
        QCOMPARE(sink.rows.size(), 1);
        auto value = start({"select $1::text", {QByteArray("a\0b", 3)}}, sink).wait();
        VERIFY_OK(value);
        QCOMPARE(value->error->kind, Error::Kind::Input);
    }

    void parametersAndNames()
    {
        KeepingSink sink;
        auto outcome
            = start({"select $1::text, $2::text, $3::int", {QByteArray("'; drop table x --"), {}, "7"}}, sink)
                  .wait();
        VERIFY_OK(outcome);
        QVERIFY(outcome->ok());
        QCOMPARE(sink.rows.first()[0], QStringLiteral("'; drop table x --"));
        QVERIFY(sink.rows.first()[1].isNull());
        QVERIFY(run("create type \"Mood & <b>\" as enum ('ok')").ok());
        QVERIFY(run("create domain money2 as numeric(12,2)").ok());
        outcome = start({"select 'ok'::\"Mood & <b>\", 1::numeric(7,3), 1::money2, array[1::bit(3)]"}, sink)
                      .wait();
        VERIFY_OK(outcome);
        auto columns = outcome->columns;
        columns.append({.name = QStringLiteral("gone"), .typeOid = 4000000000U});
        auto names = m_session
                         ->run<QStringList>(QStringLiteral("names"),
                                            [columns](session::Link &link, session::Job &job) {
                                                return typeNames(link, job, columns);
                                            })
                         .wait();
        VERIFY_OK(names);
        QCOMPARE(*names,
                 (QStringList{QStringLiteral("\"Mood & <b>\""), QStringLiteral("numeric(7,3)"), names->at(2),
                              QStringLiteral("bit(3)[]"), QString()}));
        QVERIFY(names->at(2) == QLatin1String("money2") || names->at(2) == QLatin1String("numeric(12,2)"));
    }

    void noticesAreBounded()
    {
        const auto outcome
            = run("do $$ begin for i in 1..100000 loop raise notice 'n%', i; end loop; end $$");
        QVERIFY(outcome.ok());
        QCOMPARE(outcome.notices.size(), 10000);
        QCOMPARE(outcome.noticesDropped, 90000);
        QCOMPARE(outcome.notices.first().message, QStringLiteral("n1"));
        QCOMPARE(outcome.notices.first().severity, QStringLiteral("NOTICE"));
        QVERIFY(outcome.notices.first().at.isValid());
    }

    void errorsTellEverything()
    {
        auto outcome
            = run("do $$ begin raise exception 'a & <b> %% \n é' using detail = 'd\"', hint = 'h''', "
                  "errcode = 'HW001'; end $$");
        QCOMPARE(outcome.error->message, QString::fromUtf8("a & <b> % \n é"));
        QCOMPARE(outcome.error->detail, QStringLiteral("d\""));
        QCOMPARE(outcome.error->hint, QStringLiteral("h'"));
        QCOMPARE(outcome.error->sqlState, QStringLiteral("HW001"));
        QVERIFY(outcome.error->context.contains(QLatin1String("line 1")));
        QCOMPARE(outcome.error->severity, QStringLiteral("ERROR"));
        QVERIFY(!outcome.error->connectionLost);

        QVERIFY(run("create temp table \"T & t\" (id int constraint \"c %1\" check (id > 0), n int not null)")
                    .ok());
        outcome = run("insert into \"T & t\" values (0, 1)");
        QCOMPARE(outcome.error->constraint, QStringLiteral("c %1"));
        QCOMPARE(outcome.error->table, QStringLiteral("T & t"));
        outcome = run("insert into \"T & t\" values (1, null)");
        QCOMPARE(outcome.error->column, QStringLiteral("n"));
        QVERIFY(!outcome.error->schema.isEmpty());
    }

    void copyOut()
    {
        QByteArray bytes;
        RunOptions options;
        options.onCopyData = [&bytes](QByteArrayView data) -> Result<void> {
            bytes += data;
            return {};
        };
        KeepingSink sink;
        auto outcome
            = start({"copy (select n, 'é' from generate_series(1, 3) n) to stdout"}, sink, options).wait();
        VERIFY_OK(outcome);
        QVERIFY(outcome->ok());
        QCOMPARE(bytes, QByteArray("1\té\n2\té\n3\té\n"));
        QCOMPARE(outcome->commandTag, QStringLiteral("COPY 3"));
        QCOMPARE(sink.begins, 0);

        // without a place for it: refused, also where there is no end of it
        const auto refused = run("copy (select generate_series(1, 1000000000)) to stdout");
        QCOMPARE(refused.error->kind, Error::Kind::Input);
        QCOMPARE(refused.transaction, TransactionState::Idle);
        // an error in the middle is the server's
        outcome = start({"copy (select 1 / (5 - n) from generate_series(1, 9) n) to stdout"}, sink, options)
                      .wait();
        QCOMPARE(outcome->error->sqlState, QStringLiteral("22012"));
        // a full disk
        options.onCopyData = [](QByteArrayView) -> Result<void> { return Error::io(QStringLiteral("full")); };
        outcome = start({"copy (select generate_series(1, 1000000000)) to stdout"}, sink, options).wait();
        QCOMPARE(outcome->error->kind, Error::Kind::Io);
        // the same among our own statements
        auto own = m_session->run<void>(QStringLiteral("own"), [](session::Link &link, session::Job &job) {
            auto result = link.execute(job, "copy (select n from generate_series(1, 1000) n) to stdout");
            return result ? Result<void>() : Result<void>(result.error());
        });
        VERIFY_OK(own.wait());
    }

    void copyInIsRefused()
    {
        QVERIFY(run("create temp table c (a int)").ok());
        const auto outcome = run("copy c from stdin");
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->sqlState, QStringLiteral("57014"));
        QCOMPARE(outcome.error->kind, Error::Kind::Sql);
        QVERIFY(outcome.error->message.contains(QLatin1String("COPY")));
    }

    void failingSinkOutsideATransactionCancels()
    {
        KeepingSink sink;
        sink.failAfter = 10;
        QElapsedTimer clock;
        clock.start();
        const auto outcome = run("select generate_series(1, 1000000000)", &sink);
        QVERIFY(clock.elapsed() < support::Patience);
        QCOMPARE(outcome.error->kind, Error::Kind::Io);
        QCOMPARE(outcome.error->message, QStringLiteral("no room"));
        QCOMPARE(outcome.rowsReceived, 10);
        QCOMPARE(sink.ends, 1);
        QVERIFY(!sink.complete);
        QCOMPARE(outcome.transaction, TransactionState::Idle);
    }

    // A cancel would abort the user's transaction for a full disk of ours.
    void failingSinkInATransactionDrains()
    {
        QVERIFY(run("begin").ok());
        QVERIFY(run("create temp table kept as select 1 as a").ok());
        KeepingSink sink;
        sink.failAfter = 10;
        const auto outcome = run("select generate_series(1, 100000)", &sink);
        QCOMPARE(outcome.error->kind, Error::Kind::Io);
        QCOMPARE(outcome.transaction, TransactionState::InTransaction);
        QVERIFY(run("select a from kept").ok());
        QVERIFY(run("commit").ok());
    }

    void statementsThatMindTransactions()
    {
        QVERIFY(run("create table steps (n int)").ok());
        QVERIFY(
            run("create procedure step() language plpgsql as $$ begin insert into steps values (1); commit; "
                "insert into steps values (2); rollback; end $$")
                .ok());
        auto outcome = run("call step()");
        QVERIFY2(outcome.ok(), outcome.error ? qPrintable(outcome.error->toText()) : "");
        QCOMPARE(outcome.commandTag, QStringLiteral("CALL"));
        KeepingSink sink;
        QVERIFY(run("select n from steps", &sink).ok());
        QCOMPARE(sink.rows.size(), 1);
        QVERIFY(run("vacuum steps").ok());
        const QByteArray name
            = "\"edge & <b> " + QByteArray::number(QCoreApplication::applicationPid()) + '"';
        QVERIFY(run("create database " + name).ok());
        QVERIFY(run("drop database " + name).ok());
        KeepingSink plan;
        QVERIFY(run("explain (costs off) select 1", &plan).ok());
        QCOMPARE(plan.rows.first().first(), QStringLiteral("Result"));
        // COMMIT of a failed transaction is no success
        QVERIFY(run("begin").ok());
        QVERIFY(run("select 1/0").error);
        outcome = run("commit");
        QCOMPARE(outcome.commandTag, QStringLiteral("ROLLBACK"));
        // RETURNING gives rows and a count
        outcome = run("insert into steps values (7), (8) returning n");
        QCOMPARE(outcome.rowsAffected, 2);
        QCOMPARE(outcome.rowsReceived, 2);
    }

    void bytesOfAnSqlAsciiDatabase()
    {
        const QString name = QStringLiteral("ascii_%1").arg(QCoreApplication::applicationPid());
        QVERIFY(TestServer::query(m_url,
                                  QStringLiteral("create database %1 encoding 'SQL_ASCII' lc_collate 'C' "
                                                 "lc_ctype 'C' template template0")
                                      .arg(name)));
        m_session = std::make_unique<Session>(requestFromUrl(TestServer::sharedUrl(name)), m_canceller);
        auto info = m_session->open().wait();
        VERIFY_OK(info);
        QCOMPARE(info->serverEncoding, QStringLiteral("SQL_ASCII"));
        ByteSink sink;
        auto outcome = start({"select E'\\xff\\xfe\\xc3 a \\xe9' as \"x\""}, sink).wait();
        VERIFY_OK(outcome);
        QVERIFY2(outcome->ok(), outcome->error ? qPrintable(outcome->error->toText()) : "");
        QCOMPARE(sink.last, QByteArray("\xff\xfe\xc3 a \xe9"));
        // it counts bytes, not characters
        const QByteArray sql = "select 'é😀', nope";
        const auto wrong = run(sql);
        QCOMPARE(wrong.error->position, QString::fromUtf8(sql).indexOf(QLatin1String("nope")));
    }

    void cancelInTheMiddle()
    {
        ByteSink sink;
        auto task = start({"select generate_series(1, 1000000000)"}, sink);
        QTRY_VERIFY(sink.count > 1000);
        QElapsedTimer clock;
        clock.start();
        task.requestStop();
        auto outcome = task.wait();
        QVERIFY(clock.elapsed() < support::Patience);
        VERIFY_OK(outcome);
        QVERIFY(outcome->error && outcome->error->isCancelled());
        QCOMPARE(outcome->error->sqlState, QStringLiteral("57014"));
        QCOMPARE(outcome->rowsReceived, sink.count.load());
        QCOMPARE(sink.ends, 1);
        QVERIFY(!sink.complete);
    }

    // One that nobody here asked for is an error like any other.
    void timeoutIsNotACancel()
    {
        QVERIFY(run("set statement_timeout = '50ms'").ok());
        const auto outcome = run("select pg_sleep(30)");
        QCOMPARE(outcome.error->sqlState, QStringLiteral("57014"));
        QCOMPARE(outcome.error->kind, Error::Kind::Sql);
        QVERIFY(!outcome.error->connectionLost);
        QVERIFY(run("reset statement_timeout").ok());
    }

    // The cancel is on the server before the statement: an idle backend drops it, so it is sent again.
    void cancelThatOvertakesItsStatement()
    {
        KeepingSink sink;
        std::atomic_bool begun = false;
        auto task = m_session->run<void>(QStringLiteral("late"),
                                         [&](session::Link &link, session::Job &job) -> Result<void> {
                                             begun = true;
                                             while (!job.stopRequested())
                                                 QThread::yieldCurrentThread();
                                             QThread::msleep(200); // the request has arrived by now
                                             if (auto sent = link.send(job, "select pg_sleep(30)"); !sent)
                                                 return sent;
                                             for (;;) {
                                                 auto next = link.nextResult(job);
                                                 if (!next)
                                                     return next.error();
                                                 if (!*next)
                                                     return {};
                                             }
                                         });
        QTRY_VERIFY(begun);
        QElapsedTimer clock;
        clock.start();
        task.requestStop();
        VERIFY_OK(task.wait());
        QVERIFY(clock.elapsed() < support::Patience);
    }

    void fateIsKnown()
    {
        KeepingSink sink;
        std::atomic_bool begun = false;
        auto task = m_session->run<Outcome>(
            QStringLiteral("stopped"), [&](session::Link &link, session::Job &job) -> Result<Outcome> {
                begun = true;
                while (!job.stopRequested())
                    QThread::yieldCurrentThread();
                return query::run(link, job, {"create table never (a int)"}, sink);
            });
        QTRY_VERIFY(begun);
        task.requestStop();
        auto stopped = task.wait();
        VERIFY_OK(stopped);
        QCOMPARE(stopped->fate, Fate::DidNotRun);
        QVERIFY(stopped->error->isCancelled());
        QCOMPARE(run("select from never").error->sqlState, QStringLiteral("42P01"));

        const auto lost = run("select pg_terminate_backend(pg_backend_pid())");
        QCOMPARE(lost.fate, Fate::Unknown);
        QVERIFY(lost.error->connectionLost);
        QCOMPARE(lost.error->sqlState, QStringLiteral("57P01"));
        const auto after = run("select 1");
        QCOMPARE(after.fate, Fate::DidNotRun);
        QVERIFY(after.error->connectionLost);
        init();
    }
};

QTEST_GUILESS_MAIN(TestRunner)
#include "tst_runner_db.moc"
