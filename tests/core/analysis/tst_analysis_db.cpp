// SPDX-License-Identifier: GPL-3.0-or-later
// What is sorted, filtered and added up here is what the server would have made of the same rows.
#include "core/analysis/aggregate.h"
#include "core/analysis/filtersql.h"
#include "core/analysis/sort.h"
#include "tests/support/makerows.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"

using namespace core::analysis;
using namespace core::result;
using namespace test;

class TestAnalysisDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_session = std::make_unique<core::session::Session>(requestFromUrl(url), m_canceller);
        VERIFY_OK(m_session->open().wait());
        run("set time zone 'Asia/Kolkata'");
    }

    void sortsAndAddsAsTheServer_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("values"); // a query of one column
        const auto row = [](const char *name, const char *type, const char *values) {
            QTest::newRow(name) << QByteArray(type) << QByteArray(values);
        };
        row("int8", "int8",
            "select hashint8extended(g % 500, 7) from generate_series(1, 900) g union all "
            "values (9223372036854775807), (-9223372036854775808), (null), (0)");
        row("int2", "int2", "select (hashint4(g) % 300)::int2 from generate_series(1, 500) g");
        row("oid", "oid", "values (0::oid), (4294967295), (7), (7)");
        row("numeric", "numeric",
            "select hashint8extended(g, 1)::numeric * 10::numeric ^ (g % 31) / 10::numeric ^ (g % 47) "
            "from generate_series(1, 700) g union all values (null), (0.000), (1.10), (1.1)");
        row("numeric of few digits", "numeric",
            "select (hashint4(g) % 100000)::numeric / 100 from generate_series(1, 700) g");
        row("numeric of many digits", "numeric",
            "select (repeat('9', g)::numeric - 0.5) * (-1) ^ (g % 2)::numeric "
            "from generate_series(1, 300) g union all select 1e-200 union all select -1e-200");
        row("numeric without end", "numeric", "values ('NaN'::numeric), (1), ('-5'), (null), ('NaN')");
        if (TestServer::major() >= 14) // numeric has no infinity before
            row("numeric infinity", "numeric", "values ('Infinity'::numeric), (1), ('-5'), (null)");
        row("one third", "numeric", "values (1::numeric), (0), (0)");
        row("float8", "float8",
            "select hashint8extended(g, 2)::float8 * 10::float8 ^ (g % 500 - 280) "
            "from generate_series(1, 900) g union all "
            "values ('NaN'::float8), ('Infinity'), ('-Infinity'), ('-0'), (0), (null), (5e-324)");
        row("float4", "float4", "select (hashint4(g) / 7.0)::float4 from generate_series(1, 500) g");
        row("bool", "bool", "values (true), (false), (null), (true)");
        row("text", "text collate \"C\"",
            "select repeat('abcdefgh', g % 5) || chr(97 + g % 26) || repeat(chr(8364), g % 3) "
            "from generate_series(1, 900) g union all values (''), (null), ('A'), ('~'), (E'\\n')");
        row("character", "char(9) collate \"C\"", "values ('b'), ('a'), ('a  '), ('a b'), (''), (null)");
        row("bytea", "bytea",
            "select sha256(g::text::bytea) from generate_series(1, 500) g union all values (''::bytea)");
        row("uuid", "uuid", "select md5((g % 300)::text)::uuid from generate_series(1, 500) g");
        row("date", "date",
            "select '0001-01-01 BC'::date + (hashint4(g) & 2097151) from generate_series(1, 500) g union all "
            "values ('infinity'::date), ('-infinity'), ('5874897-12-31'), ('4713-01-01 BC'), (null)");
        row("timestamp", "timestamp",
            "select '2000-01-01'::timestamp + hashint8extended(g, 3) / 100 * '1 us'::interval "
            "from generate_series(1, 500) g union all "
            "values ('infinity'::timestamp), ('-infinity'), ('294276-12-31 23:59:59.999999'), (null)");
        row("timestamptz", "timestamptz",
            "select '1900-01-01'::timestamptz + hashint4(g) * '7 s'::interval + '1 us'::interval * g "
            "from generate_series(1, 500) g union all "
            "values ('infinity'::timestamptz), ('0044-03-15 12:00 BC'), ('12026-01-01')");
        row("time", "time",
            "select '00:00'::time + hashint4(g) * '1 ms'::interval from generate_series(1, 300) g "
            "union all values ('24:00'::time), ('23:59:59.999999')");
        row("timetz", "timetz",
            "values ('12:00+02'::timetz), ('11:00+01'), "
            "('10:00+00'), ('12:00-12'), ('12:00+13:30:15')");
        row("interval", "interval",
            "select g % 13 * '1 mon'::interval - g % 40 * '1 day'::interval "
            "+ hashint4(g) * '1 ms'::interval "
            "from generate_series(1, 500) g "
            "union all values ('1 mon'::interval), ('30 days'), ('720:00:00'), "
            "('178000000 years'), ('-178000000 years'), (null)");
        row("pg_lsn", "pg_lsn", "values ('0/0'::pg_lsn), ('F/1'), ('1/FFFFFFFF'), ('10/0'), (null)");
        row("money", "money",
            "values (1::money), (-1000.50::numeric), (1000.50::numeric), (0::money), (null)");
        row("bit", "varbit", "values (B'1'::varbit), (B'10'), (B'01'), (B''), (B'101'), (B'1011'), (null)");
    }
    void sortsAndAddsAsTheServer()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, values);
        run("drop table if exists t");
        run("create temp table t (n int8 generated always as identity, v " + type + ")");
        if (type == "money")
            run("insert into t (v) values (1), (-1000.50), (1000.50), (0), (null), (1)");
        else
            run("insert into t (v) " + values);
        const Table t = read("select v from t order by n");
        for (const bool descending : {false, true}) {
            KeepingSink expected;
            run(QByteArray("select n - 1 from t order by v") + (descending ? " desc, n" : ", n"), &expected);
            auto sorted = sortRows(t.rows, t.columns, {{0, descending}});
            VERIFY_OK(sorted);
            if (sortsAsServer(t.columns.first()))
                QVERIFY(sorted->asText.isEmpty());
            for (qsizetype i = 0; i < t.rows.count(); ++i)
                QCOMPARE(sorted->order.resultRow(i), expected.rows.at(i).first().toLongLong());
        }

        auto of = aggregate(ShownRows::all(t.columns, t.rows), {{0, t.rows.count() - 1, 0, 0}});
        VERIFY_OK(of);
        KeepingSink counts;
        run("select count(v), count(distinct v), count(*) from t", &counts);
        QCOMPARE(of->cells - of->nulls, counts.rows.first().at(0).toLongLong());
        QCOMPARE(of->distinct, counts.rows.first().at(1).toLongLong());
        QCOMPARE(of->cells, counts.rows.first().at(2).toLongLong());
        if (of->numbers && !of->approximate) {
            KeepingSink sums;
            run("select sum(v::text::numeric), avg(v::text::numeric) from t", &sums);
            QCOMPARE(QString::fromUtf8(of->sum), sums.rows.first().at(0));
            QCOMPARE(QString::fromUtf8(of->average), sums.rows.first().at(1));
        }
        static const QByteArrayList noMinimum{"bool", "bytea", "uuid", "varbit"};
        if (!noMinimum.contains(type) && of->smallest) {
            KeepingSink ends;
            run("select min(v)::text, max(v)::text from t", &ends);
            if (type != "float8" && !type.startsWith("numeric") && !type.startsWith("char")
                && type != "interval") { // of equal values any may be told
                QCOMPARE(QString::fromUtf8(*of->smallest), ends.rows.first().at(0));
                QCOMPARE(QString::fromUtf8(*of->largest), ends.rows.first().at(1));
            }
        }
    }

    void filtersAsTheServer_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("values");
        QTest::addColumn<QByteArrayList>("operands");
        QTest::newRow("text") << QByteArray("text collate \"C\"")
                              << QByteArray(
                                     "values ('it''s'), ('50%_\\'), ('Apple'), ('apple pie'), (''), (null), "
                                     "('<b>&amp;%1'), (E'two\\nlines'), ('ÄPFEL'), ('äpfel')")
                              << QByteArrayList{"apple", "it's", "50%_\\", "", "%1"};
        QTest::newRow("numeric") << QByteArray("numeric(12,3)")
                                 << QByteArray("values (1.5), (1.50), (2), (-3.125), (null), (100), ('NaN')")
                                 << QByteArrayList{"1.5", "1.5001", "NaN", "-3.125"};
        QTest::newRow("character") << QByteArray("char(5) collate \"C\"")
                                   << QByteArray("values ('ab'), ('ab c'), ('a'), (null), ('')")
                                   << QByteArrayList{"ab", "ab ", "a"};
        QTest::newRow("timestamptz") << QByteArray("timestamptz")
                                     << QByteArray(
                                            "values ('2026-11-19 10:00+00'::timestamptz), ('infinity'), "
                                            "('2026-11-19 15:30+05:30'), ('0044-03-15 BC'), (null)")
                                     << QByteArrayList{"2026-11-19 15:30:00+05:30", "infinity"};
        QTest::newRow("bool") << QByteArray("bool") << QByteArray("values (true), (false), (null)")
                              << QByteArrayList{"t", "f"};
        QTest::newRow("uuid") << QByteArray("uuid")
                              << QByteArray("values ('7f1c2b1e-3f0a-4c55-9a0f-000000000001'::uuid), (null)")
                              << QByteArrayList{"7f1c2b1e-3f0a-4c55-9a0f-000000000001"};
    }
    void filtersAsTheServer()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, values);
        QFETCH(QByteArrayList, operands);
        run("drop table if exists t");
        run("create temp table t (n int8 generated always as identity, \"V \"\"%1\" " + type + ")");
        run("insert into t (\"V \"\"%1\") " + values);
        const Table t = read("select \"V \"\"%1\" from t order by n");
        QList<Filter> filters{{0, FilterOp::IsNull, {}}, {0, FilterOp::IsNotNull, {}}};
        for (const QByteArray &operand : std::as_const(operands)) {
            for (const FilterOp op : {FilterOp::Contains, FilterOp::NotContains, FilterOp::StartsWith,
                                      FilterOp::EndsWith, FilterOp::In, FilterOp::NotIn, FilterOp::Less,
                                      FilterOp::LessOrEqual, FilterOp::Greater, FilterOp::GreaterOrEqual}) {
                const bool text = op <= FilterOp::EndsWith;
                // char's padding and a boolean's word are other texts on the server; an empty text is in all
                if (text && (!type.startsWith("text") || operand.isEmpty()))
                    continue;
                if (type == "bool" && op >= FilterOp::Less)
                    continue;
                filters << Filter{0, op, {operand}};
            }
            filters << Filter{0, FilterOp::Between, {operand, operands.last()}};
            filters << Filter{0, FilterOp::In, {operand, std::nullopt}};
            filters << Filter{0, FilterOp::NotIn, {operand, std::nullopt}};
            filters << Filter{0, FilterOp::NotIn, {operand, operands.first()}};
        }
        filters << Filter{0, FilterOp::In, {}} << Filter{0, FilterOp::NotIn, {}};
        filters << Filter{0, FilterOp::In, {std::nullopt}} << Filter{0, FilterOp::NotIn, {std::nullopt}};
        for (const Filter &filter : std::as_const(filters)) {
            const QString where = whereClause(t.columns, {filter});
            KeepingSink expected;
            run("select n - 1 from t where " + where.toUtf8() + " order by n", &expected);
            auto order = filterRows(t.rows, t.columns, {filter});
            VERIFY_OK(order);
            QStringList ours, theirs;
            for (qsizetype i = 0; i < order->count(t.rows.count()); ++i)
                ours << QString::number(order->resultRow(i));
            for (const QStringList &row : std::as_const(expected.rows))
                theirs << row.first();
            QVERIFY2(ours == theirs,
                     qPrintable(where + QLatin1String(": ") + ours.join(QLatin1Char(' '))
                                + QLatin1String(" | ") + theirs.join(QLatin1Char(' '))));
        }
    }

    void cleanupTestCase() { m_session.reset(); }

private:
    void run(const QByteArray &sql, KeepingSink *sink = nullptr)
    {
        const core::query::Outcome outcome = runAndWait(*m_session, sql, sink);
        if (outcome.error)
            QFAIL(qPrintable(outcome.error->toText() + QLatin1Char('\n') + QString::fromUtf8(sql)));
    }
    Table read(const QByteArray &sql)
    {
        KeepingSink sink;
        run(sql, &sink);
        std::vector<Row> rows;
        for (const QStringList &row : std::as_const(sink.rows)) {
            Row cells;
            for (const QString &cell : row)
                cells.push_back(cell.isNull() ? Value() : Value(cell.toUtf8()));
            rows.push_back(cells);
        }
        return table(sink.columns, rows);
    }

    core::session::Canceller m_canceller;
    std::unique_ptr<core::session::Session> m_session;
};

QTEST_GUILESS_MAIN(TestAnalysisDb)
#include "tst_analysis_db.moc"
