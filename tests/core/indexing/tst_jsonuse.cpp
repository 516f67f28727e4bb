// SPDX-License-Identifier: GPL-3.0-or-later
// What statements ask of a jsonb column, the indexes that fit, and how they are written.
#include "core/indexing/candidate.h"
#include "tests/support/testmain.h"

using namespace core::indexing;

namespace {

QStringList list(std::initializer_list<const char *> texts)
{
    QStringList all;
    for (const char *text : texts)
        all << QLatin1String(text);
    return all;
}

const ColumnRef Orders{QStringLiteral("sales"), QStringLiteral("orders"), QStringLiteral("details")};

QStringList told(const QByteArray &sql, const ColumnRef &column = Orders)
{
    QStringList lines;
    for (const JsonUse &use : usesOf(sql, column).uses)
        lines << use.expression + QStringLiteral(" | ") + use.op
                + (use.text ? QStringLiteral(" | text") : QString())
                + (use.keyUnknown ? QStringLiteral(" | unknown") : QString());
    return lines;
}

QStringList fitting(const QByteArray &sql)
{
    QStringList lines;
    for (const Candidate &candidate : candidatesFor({usesOf(sql, Orders)}))
        lines << candidate.using_();
    return lines;
}

} // namespace

class TestJsonUse : public QObject
{
    Q_OBJECT

private slots:
    void findsUses_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QStringList>("uses");
        const auto row = [](const char *sql, const QStringList &uses) {
            QTest::newRow(sql) << QByteArray("select * from sales.orders o where ") + sql << uses;
        };
        row("details @> '{\"a\": 1}'", list({"details | @>"}));
        row("o.details @? '$.a' and details ? 'x'", list({"details | @?", "details | ?"}));
        row("'{}' <@ o.details", list({"details | @>"}));
        row("(details->'a'->'b') @> '1'", list({"details -> 'a' -> 'b' | @>"}));
        row("details -> 'a' ->> 'b' = 'web'", list({"details -> 'a' ->> 'b' | = | text"}));
        row("5 < (details ->> 'n')::int", list({"(details ->> 'n')::int | > | text"}));
        row("lower(details ->> 'n') like 'x%'", list({"lower(details ->> 'n') | like | text"}));
        row("(o.details #>> '{a,0}'::text[]) in ('1', '2')",
            list({"details #>> '{a,0}'::text[] | in | text"}));
        row("details ->> $1 = $2", list({"details ->> $1 | = | text | unknown"}));
        row("details['a']['b'] @> '1'", list({"details['a']['b'] | @>"}));
        row("coalesce(details ->> 'a', '') = 'x'", list({}));
        row("details ->> 'a' is not null", list({}));
        row("true order by details ->> 'a' desc", list({"details ->> 'a' | order by | text"}));
        row("note = 'details @> 1' -- details ? 'x'\n", list({}));
        row("id in (select id from sales.orders where details ?| '{a}')", list({"details | ?|"}));
        QTest::newRow("only written")
            << QByteArray("update sales.orders set details = details || '{}' where id = 1") << QStringList();
        QTest::newRow("another table")
            << QByteArray("select * from orders2 where details ? 'x'") << QStringList();
        QTest::newRow("case") << QByteArray("SELECT 1 FROM ORDERS WHERE DETAILS @@ '$.a == 1'")
                              << list({"details | @@"});
        QTest::newRow("text elsewhere") << QByteArray("select '' from \"orders") << QStringList();
    }
    void findsUses()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QStringList, uses);
        QCOMPARE(told(sql), uses);
    }

    void findsHostileNames()
    {
        const ColumnRef column{QStringLiteral("s.\"x"), QStringLiteral("o'rd\ners"),
                               QStringLiteral("d\"<b>%1")};
        const QByteArray sql = QStringLiteral("select 1 from %1 where \"d\"\"<b>%1\" @> '{}'")
                                   .arg(column.qualified())
                                   .toUtf8();
        QCOMPARE(usesOf(sql, column).namesTable, true);
    }

    void aTableThatIsNotInThePathNeedsItsSchema()
    {
        ColumnRef column = Orders;
        column.visible = false;
        QVERIFY(!usesOf("select * from orders where details ? 'a'", column).namesTable);
        QVERIFY(usesOf("select * from sales.orders where details ? 'a'", column).namesTable);
    }

    void tellsWhatFunctionsCost()
    {
        const StatementUses uses
            = usesOf("select * from sales.orders where jsonb_path_exists(details, '$.a')", Orders);
        QCOMPARE(uses.uses.size(), 0);
        QCOMPARE(uses.remarks.size(), 1);
        QVERIFY(uses.remarks.first().contains(QLatin1String("@?")));
    }

    void choosesIndexes_data()
    {
        QTest::addColumn<QByteArray>("condition");
        QTest::addColumn<QStringList>("indexes");
        QTest::newRow("containment") << QByteArray("details @> '{}'")
                                     << list({"gin (details jsonb_path_ops)", "gin (details)"});
        QTest::newRow("key") << QByteArray("details ? 'a'") << list({"gin (details)"});
        QTest::newRow("part") << QByteArray("details -> 'a' @> '{}'")
                              << list({"gin ((details -> 'a') jsonb_path_ops)", "gin ((details -> 'a'))"});
        QTest::newRow("value") << QByteArray("details ->> 'a' = 'x'") << list({"btree ((details ->> 'a'))"});
        QTest::newRow("pattern") << QByteArray("details ->> 'a' like 'x%'")
                                 << list({"btree ((details ->> 'a') text_pattern_ops)"});
        QTest::newRow("unknown key") << QByteArray("details ->> $1 = 'x'") << QStringList();
        QTest::newRow("whole") << QByteArray("details = '{}'") << QStringList();
    }
    void choosesIndexes()
    {
        QFETCH(QByteArray, condition);
        QFETCH(QStringList, indexes);
        QCOMPARE(fitting("select * from orders where " + condition), indexes);
    }

    void whatServesMoreComesFirst()
    {
        const QList<StatementUses> statements{usesOf("select * from orders where details @> '{}'", Orders),
                                              usesOf("select * from orders where details ? 'a'", Orders),
                                              usesOf("select * from orders where details ?& '{a}'", Orders)};
        const QList<Candidate> found = candidatesFor(statements);
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.at(0).using_(), QStringLiteral("gin (details)"));
        QCOMPARE(found.at(0).serves, (QList<int>{0, 1, 2}));
        QCOMPARE(found.at(1).serves, (QList<int>{0}));
    }

    void knowsWhatIsThere()
    {
        const Candidate path
            = candidatesFor({usesOf("select 1 from orders where details @> '{}'", Orders)}).first();
        ExistingIndex index{.name = QStringLiteral("i"),
                            .method = QStringLiteral("gin"),
                            .parts = {{QStringLiteral("details"), QStringLiteral("jsonb_path_ops")}}};
        QVERIFY(isThere(path, index));
        index.valid = false;
        QVERIFY(!isThere(path, index));
        const QList<StatementUses> text{
            usesOf("select 1 from orders where (details->>'n')::int > 4", Orders)};
        ExistingIndex sorted{
            .name = QStringLiteral("i"),
            .method = QStringLiteral("btree"),
            .parts = {{QStringLiteral("((details ->> 'n'::text)::integer)"), QStringLiteral("int4_ops")}}};
        QVERIFY(isThere(candidatesFor(text).first(), sorted));
        QVERIFY(serves(sorted, text.first().uses.first()));
        sorted.parts.first().expression = QStringLiteral("((details ->> 'm'::text)::integer)");
        QVERIFY(!serves(sorted, text.first().uses.first()));
    }

    void offersContainment()
    {
        const auto use = [](const QByteArray &condition) {
            return usesOf("select * from orders where " + condition, Orders).uses.first();
        };
        QCOMPARE(asContainment(use("details -> 'a' ->> 'it''s' = 'w\"e'"), QStringLiteral("details")),
                 QStringLiteral("details @> E'{\"a\": {\"it''s\": \"w\\\\\"e\"}}'"));
        QCOMPARE(asContainment(use("details ->> 'a' > 'w'"), QStringLiteral("details")), QString());
        QCOMPARE(asContainment(use("(details ->> 'a')::int = 5"), QStringLiteral("details")), QString());
    }

    void writesStatements()
    {
        const Candidate candidate
            = candidatesFor({usesOf("select 1 from orders where details @> '{}'", Orders)}).first();
        const QString name = indexName(QString(80, QChar(0xE9)), candidate, QStringLiteral("details"), {});
        QVERIFY(name.toUtf8().size() <= 63);
        QVERIFY(name.endsWith(QLatin1String("_path_idx")));
        QVERIFY(
            indexName(QStringLiteral("t"), candidate, QStringLiteral("c"), {QStringLiteral("t_c_path_idx")})
            != QLatin1String("t_c_path_idx"));
        const QString sql = createStatements(Orders, candidate, QStringLiteral("i"), false, {});
        QVERIFY2(
            sql.contains(QLatin1String(
                "create index concurrently i\n    on sales.orders\n    using gin (details jsonb_path_ops);")),
            qPrintable(sql));
    }

    void sendsStatementsToTheCopy()
    {
        QCOMPARE(
            onTemporaryTable(
                "select sales.orders.id from sales.orders, x.sales.orders where 'sales.orders' = ''", Orders),
            QByteArray(
                "select pg_temp.orders.id from pg_temp.orders, x.sales.orders where 'sales.orders' = ''"));
    }
};

QTEST_GUILESS_MAIN(TestJsonUse)
#include "tst_jsonuse.moc"
