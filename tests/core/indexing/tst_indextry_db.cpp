// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes on a jsonb column tried on a real server: what is there, what is built, what is left (nothing).
#include "core/base/sqlquote.h"
#include "core/indexing/indextry.h"
#include "core/session/session.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

#include <QFile>

using namespace core;
using namespace core::indexing;
using namespace core::session;

class TestIndexTry : public QObject
{
    Q_OBJECT

    QString m_url;
    Canceller m_canceller;
    std::unique_ptr<Session> m_session;
    const ColumnRef m_orders{QStringLiteral("public"), QStringLiteral("orders"), QStringLiteral("details")};

    std::unique_ptr<Session> open(const QString &url)
    {
        auto session = std::make_unique<Session>(requestFromUrl(url), m_canceller);
        auto opened = session->open();
        return opened.wait() ? std::move(session) : nullptr;
    }
    Result<JsonColumn> read(const ColumnRef &column, Session *session = nullptr)
    {
        return (session ? session : m_session.get())
            ->run<JsonColumn>(QStringLiteral("read"),
                              [&](Link &link, Job &job) { return readJsonColumn(link, job, column); })
            .wait();
    }
    Result<TryResult> tried(const TryRequest &request, Session *session = nullptr)
    {
        return (session ? session : m_session.get())
            ->run<TryResult>(QStringLiteral("try"),
                             [&](Link &link, Job &job) { return tryIndex(link, job, request); })
            .wait();
    }
    TryRequest request(const ColumnRef &column, const QList<QByteArray> &statements, qsizetype which = 0)
    {
        QList<StatementUses> uses;
        for (const QByteArray &statement : statements)
            uses << usesOf(statement, column);
        TryRequest request;
        request.column = column;
        const QList<Candidate> candidates = candidatesFor(uses);
        if (candidates.size() > which)
            request.candidate = candidates.at(which);
        request.statements = statements;
        return request;
    }
    QString one(const QString &sql)
    {
        auto rows = TestServer::query(m_url, sql);
        return rows && !rows->isEmpty() ? rows->first().first() : QStringLiteral("?");
    }
    void run(const QString &sql)
    {
        auto done = TestServer::query(m_url, sql);
        QVERIFY2(done.has_value(), done ? "" : qPrintable(done.error().toText()));
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        run(QStringLiteral(
            "create table orders (id int primary key, details jsonb);"
            "insert into orders select i, jsonb_build_object('channel', 'c' || i % 500, 'n', i, 'nested', "
            "jsonb_build_object('k', i % 1000)) from generate_series(1, 30000) i; analyze orders;"));
        m_session = open(m_url);
        QVERIFY(m_session);
    }

    void cleanup()
    {
        // nothing is ever left
        QCOMPARE(
            one(QStringLiteral("select count(*)::text from pg_class where relname = 'howdah_index_try' or "
                               "relnamespace in (select oid from pg_namespace where nspname like "
                               "'pg\\_temp%')")),
            QStringLiteral("0"));
        if (m_session)
            QTRY_COMPARE(m_session->state(), Session::State::Idle);
    }

    void readsTheColumn()
    {
        run(QStringLiteral("create index orders_gin on orders using gin (details jsonb_path_ops);"
                           "create index orders_n on orders (((details->>'n')::int));"
                           "create index orders_part on orders using gin (details) where id > 5"));
        auto column = read(m_orders);
        run(QStringLiteral("drop index orders_gin, orders_n, orders_part"));
        VERIFY_OK(column);
        QCOMPARE(column->rows, 30000);
        QVERIFY(column->bytes > 100'000);
        QVERIFY(column->problem.isEmpty() && column->tableProblem.isEmpty());
        QCOMPARE(column->indexes.size(), 4);
        const auto served = [&](const QByteArray &condition) {
            QStringList names;
            for (const JsonUse &use : usesOf("select * from orders where " + condition, m_orders).uses) {
                for (const ExistingIndex &index : column->indexes) {
                    if (serves(index, use))
                        names << index.name;
                }
            }
            return names;
        };
        QCOMPARE(served("details @> '{}'"),
                 QStringList({QStringLiteral("orders_gin"), QStringLiteral("orders_part")}));
        QCOMPARE(served("details ? 'a'"), QStringList{QStringLiteral("orders_part")});
        QCOMPARE(served("(details ->> 'n')::integer < 5"), QStringList{QStringLiteral("orders_n")});
        QCOMPARE(served("details ->> 'n' = '5'"), QStringList());
    }

    void refusesWhatIsNoJsonb()
    {
        run(QStringLiteral(
            "create table other (j json, t text); create view orders_view as select * from orders"));
        auto json = read({QStringLiteral("public"), QStringLiteral("other"), QStringLiteral("j")});
        QVERIFY(!json && json.error().kind == Error::Kind::Input);
        QVERIFY(!read({QStringLiteral("public"), QStringLiteral("nothing"), QStringLiteral("j")}));
        auto view
            = read({QStringLiteral("public"), QStringLiteral("orders_view"), QStringLiteral("details")});
        QVERIFY(!view && view.error().kind == Error::Kind::Input);
    }

    void triesOnTheTable()
    {
        TryRequest asked
            = request(m_orders,
                      {"select * from public.orders where details @> '{\"channel\": \"c7\"}'",
                       "select * from orders where details @> $1",
                       "select * from orders where details ->> 'channel' = 'c7'", "select * from nowhere"});
        asked.onTable = true;
        QCOMPARE(asked.candidate.using_(), QStringLiteral("gin (details jsonb_path_ops)"));
        auto result = tried(asked);
        VERIFY_OK(result);
        QVERIFY(result->bytes > 8192);
        QCOMPARE(result->expectedBytes(), std::optional(result->bytes));
        QVERIFY(result->buildTime.count() > 0);
        QCOMPARE(result->statements.size(), 4);
        const TriedStatement &first = result->statements.first();
        QVERIFY(first.used);
        QVERIFY(first.after->cost < first.before->cost);
        QVERIFY(first.before->text.contains(QLatin1String("Seq Scan")));
        QVERIFY(first.after->text.contains(QLatin1String("howdah_index_try")));
        QVERIFY(result->statements.at(1).used); // of any value
        QVERIFY(!result->statements.at(2).usable);
        QCOMPARE(result->statements.at(3).error.sqlState, QStringLiteral("42P01"));
        QCOMPARE(one(QStringLiteral("select count(*)::text from pg_indexes where tablename = 'orders'")),
                 QStringLiteral("1"));
    }

    void triesOnACopy()
    {
        TryRequest asked
            = request(m_orders, {"select * from public.orders o where o.details ->> 'channel' = 'c7'"});
        QCOMPARE(asked.candidate.using_(), QStringLiteral("btree ((details ->> 'channel'))"));
        asked.copiedRows = 5000;
        auto result = tried(asked);
        VERIFY_OK(result);
        QCOMPARE(result->rows, 5000);
        QVERIFY(result->statements.first().usable);
        QVERIFY(*result->expectedBytes() > 5 * result->bytes && *result->expectedBytes() < 7 * result->bytes);
        // the table was never locked against writes
        QCOMPARE(
            one(QStringLiteral("select count(*)::text from pg_locks where mode = 'ShareLock' and relation = "
                               "'orders'::regclass")),
            QStringLiteral("0"));
    }

    void saysWhatCannotBeIndexed()
    {
        TryRequest asked
            = request(m_orders, {"select * from orders where (details ->> 'channel')::timestamptz > now()"});
        auto result = tried(asked);
        QVERIFY(!result);
        QCOMPARE(result.error().sqlState, QStringLiteral("42P17"));                        // not immutable
        VERIFY_OK(tried(request(m_orders, {"select * from orders where details ? 'a'"}))); // and goes on
    }

    void takesHostileNames()
    {
        const ColumnRef column{QStringLiteral("s'%1 \"x"), QStringLiteral("o\"r<b>d&\ners \u05d0\U0001F600"),
                               QStringLiteral("d'\"%1;--")};
        run(QStringLiteral("create schema %1; create table %2 (id int, %3 jsonb); insert into %2 select i, "
                           "'{\"a\": 1}' from generate_series(1, 100) i")
                .arg(quoteIdentifier(column.schema), column.qualified(), quoteIdentifier(column.column)));
        const QByteArray sql = QStringLiteral("select 1 from %1 where %2 @> '{\"a\": 1}'")
                                   .arg(column.qualified(), quoteIdentifier(column.column))
                                   .toUtf8();
        auto facts = read(column);
        VERIFY_OK(facts);
        for (const bool onTable : {false, true}) {
            TryRequest asked = request(column, {sql});
            asked.onTable = onTable;
            auto result = tried(asked);
            VERIFY_OK(result);
            QVERIFY(result->statements.first().usable);
        }
        const Candidate candidate = request(column, {sql}).candidate;
        const QString ddl = createStatements(
            column, candidate, indexName(column.table, candidate, column.column, {}), false, {});
        VERIFY_OK(TestServer::query(m_url, ddl));
        facts = read(column);
        VERIFY_OK(facts);
        QCOMPARE(facts->indexes.size(), 1);
        QVERIFY(isThere(candidate, facts->indexes.first()));
    }

    void triesPartitions()
    {
        run(QStringLiteral(
            "create table parts (id int, d jsonb) partition by range (id);"
            "create table parts_1 partition of parts for values from (0) to (1000);"
            "create table parts_2 partition of parts for values from (1000) to (9999) "
            "partition by range (id);"
            "create table parts_2a partition of parts_2 for values from (1000) to (9999);"
            "insert into parts select i, jsonb_build_object('a', i) from generate_series(1, 5000) i;"
            "analyze parts"));
        const ColumnRef column{QStringLiteral("public"), QStringLiteral("parts"), QStringLiteral("d")};
        TryRequest asked = request(column, {"select * from parts where d @> '{\"a\": 7}'"});
        asked.onTable = true;
        auto result = tried(asked);
        VERIFY_OK(result);
        QVERIFY(result->bytes >= 2 * 8192);
        QVERIFY(result->statements.first().used);
        asked.onTable = false;
        result = tried(asked);
        VERIFY_OK(result);
        QCOMPARE(result->rows, 5000);

        auto facts = read(column);
        VERIFY_OK(facts);
        QCOMPARE(facts->partitions.size(), 3);
        const QString ddl = createStatements(column, asked.candidate, QStringLiteral("parts_d"),
                                             facts->isPartitioned(), facts->partitions);
        for (const QString &statement : ddl.split(QLatin1String(";\n"), Qt::SkipEmptyParts))
            VERIFY_OK(TestServer::query(m_url, statement));
        facts = read(column);
        VERIFY_OK(facts);
        QCOMPARE(facts->indexes.size(), 1);
        QVERIFY2(isThere(asked.candidate, facts->indexes.first()), "valid, so every partition is attached");
    }

    void strangersMayCopyOnly()
    {
        run(QStringLiteral(
            "do $$ begin create role index_reader login; exception when duplicate_object then null; "
            "end $$; grant select on orders to index_reader"));
        QString url = m_url;
        url.replace(QLatin1String("user=postgres"), QLatin1String("user=index_reader"));
        const auto session = open(url);
        QVERIFY(session);
        auto facts = read(m_orders, session.get());
        VERIFY_OK(facts);
        QVERIFY(facts->problem.isEmpty());
        QVERIFY(facts->tableProblem.contains(QLatin1String("postgres")));
        TryRequest asked = request(m_orders, {"select * from orders where details ? 'a'"});
        VERIFY_OK(tried(asked, session.get()));
        asked.onTable = true;
        auto refused = tried(asked, session.get());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, Error::Kind::Input);
    }

    void readOnlySessionsAreRefused()
    {
        const auto session = open(m_url);
        QVERIFY(session);
        VERIFY_OK(session
                      ->run<int>(QStringLiteral("set"),
                                 [](Link &link, Job &job) -> Result<int> {
                                     auto set = link.execute(job, "set default_transaction_read_only = on");
                                     return set ? Result<int>(1) : Result<int>(set.error());
                                 })
                      .wait());
        auto refused = tried(request(m_orders, {"select * from orders where details ? 'a'"}), session.get());
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(QLatin1String("read only")),
                 qPrintable(refused.error().message));
    }

    void standbysAreRefused()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        VERIFY_OK((*server)->exec(QStringLiteral("create table orders (details jsonb)")));
        VERIFY_OK((*server)->stop());
        QFile signal((*server)->folder() + QStringLiteral("/data/standby.signal"));
        QVERIFY(signal.open(QIODevice::WriteOnly));
        signal.close();
        VERIFY_OK((*server)->restart());
        const auto session = open((*server)->url());
        QVERIFY(session);
        auto facts = read(m_orders, session.get());
        VERIFY_OK(facts);
        QVERIFY2(facts->problem.contains(QLatin1String("standby")), qPrintable(facts->problem));
        auto refused = tried(request(m_orders, {"select * from orders where details ? 'a'"}), session.get());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(QLatin1String("standby")));
    }

    void readsWhatWasRun()
    {
        if (one(QStringLiteral("select count(*)::text from pg_available_extensions where name = "
                               "'pg_stat_statements'"))
            != QLatin1String("1"))
            QSKIP("the server has no pg_stat_statements");
        auto none = read(m_orders);
        VERIFY_OK(none);
        QVERIFY(none->seen.isEmpty() && none->seenNote.contains(QLatin1String("not installed")));
        // there, but not loaded: no reason to fail
        run(QStringLiteral("create extension pg_stat_statements"));
        none = read(m_orders);
        run(QStringLiteral("drop extension pg_stat_statements"));
        VERIFY_OK(none);
        QVERIFY2(none->seenNote.contains(QLatin1String("cannot be read")), qPrintable(none->seenNote));

        auto server = TestServer::start({.settings = {QStringLiteral("shared_preload_libraries = "
                                                                     "'pg_stat_statements'")}});
        VERIFY_OK(server);
        VERIFY_OK((*server)->exec(QStringLiteral(
            "create schema stats; create extension pg_stat_statements schema stats;"
            "create table orders (id int, details jsonb); create table other (details jsonb)")));
        for (const char *sql : {"select * from orders where details @> '{\"a\": 1}'",
                                "select * from orders where details ->> 'a' = 'b'",
                                "select * from other where details ? 'a'", "select id from orders"})
            VERIFY_OK((*server)->exec(QLatin1String(sql)));
        const auto session = open((*server)->url());
        QVERIFY(session);
        auto column = read(m_orders, session.get());
        VERIFY_OK(column);
        QStringList seen;
        for (const SeenStatement &statement : column->seen)
            seen << QString::fromUtf8(statement.sql);
        seen.sort();
        QCOMPARE(seen,
                 QStringList({QStringLiteral("select * from orders where details ->> $1 = $2"),
                              QStringLiteral("select * from orders where details @> $1")}));
        QCOMPARE(column->seen.first().calls, 1);
        VERIFY_OK(tried(
            request(m_orders,
                    {column->seen.at(seen.first() == QString::fromUtf8(column->seen.at(0).sql) ? 1 : 0).sql}),
            session.get()));
    }

    void givesUpWhereSomebodyWrites()
    {
        const auto writer = open(m_url);
        QVERIFY(writer);
        const auto send = [&](const char *sql) {
            return writer
                ->run<int>(QStringLiteral("write"),
                           [sql](Link &link, Job &job) -> Result<int> {
                               auto done = link.execute(job, sql);
                               return done ? Result<int>(1) : Result<int>(done.error());
                           })
                .wait();
        };
        VERIFY_OK(send("begin"));
        VERIFY_OK(send("update orders set id = id where id = 1"));
        TryRequest asked = request(m_orders, {"select * from orders where details ? 'a'"});
        asked.onTable = true;
        asked.lockTimeout = std::chrono::milliseconds(100);
        auto refused = tried(asked);
        QVERIFY(!refused);
        QCOMPARE(refused.error().sqlState, QStringLiteral("55P03"));
        asked.onTable = false; // the copy waits for nobody
        VERIFY_OK(tried(asked));
        VERIFY_OK(send("rollback"));
    }
};

QTEST_GUILESS_MAIN(TestIndexTry)
#include "tst_indextry_db.moc"
