// SPDX-License-Identifier: GPL-3.0-or-later
// What the name under a caret (|) means, and which argument of which call it is in.
#include "core/completion/match.h"
#include "core/completion/place.h"
#include "core/completion/signature.h"
#include "core/completion/usage.h"
#include "core/completion/words.h"
#include "tests/support/shopnames.h"
#include "tests/support/testmain.h"

#include <QTemporaryDir>

using namespace core::completion;

class TestPlaces : public QObject
{
    Q_OBJECT

private slots:
    void places_data();
    void places();
    void cards();
    void calls_data();
    void calls();
    void arguments();
    void matches_data();
    void matches();
    void usageIsKept();
    void damagedUsage();
    void memoryIsSmall();

private:
    SnapshotPtr m_names = support::shopNames();
};

void TestPlaces::places_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("found");
    const auto row = [](const char *sql, const char *found) {
        QTest::newRow(sql) << QByteArray(sql) << QString::fromUtf8(found);
    };
    row("select * from ord|ers", "public.orders");
    row("select * from orders|", "public.orders");
    row("select * from |orders", "public.orders");
    row("select * from sales.orde|rs", "sales.orders");
    row("select * from sal|es.orders", "schema sales");
    row("select * from \"Mixed| Case\"", "public.Mixed Case");
    row("select o|.id from orders o", "public.orders");
    row("select o.cust|omer_id from orders o", "public.orders.customer_id");
    row("select cust|omer_id from orders o", "public.orders.customer_id");
    row("select em|ail from orders o, customers c", "public.customers.email");
    row("select q.tot|al from (select total from orders) q", "public.orders.total");
    row("with r as (select * from orders) select r.sta|tus from r", "public.orders.status");
    row("with orders as (select 1) select * from ord|ers", "");
    row("update orders set sta|tus = 1", "public.orders.status");
    row("insert into customers (na|me) values (1)", "public.customers.name");
    row("select order_to|tal(1)", "function order_total");
    row("select cou|nt(*) from orders", "function count");
    row("select sales.ta|x(1)", "function tax");
    row("select '1'::order_st|atus", "type order_status");
    row("sel|ect 1", "");
    row("select 'or|ders'", "");
    row("-- ord|ers", "");
    row("drop table ord|ers", "public.orders");
    row("alter table sales.inv|oices add x int", "sales.invoices");
    row("call archive_ord|ers(now())", "function archive_orders");
    row("select nothing_l|ike_it from orders", "");
    row("do $$ begin update ord|ers set total = 1; end $$", "public.orders");
}

void TestPlaces::places()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, found);
    const qsizetype at = sql.indexOf('|');
    const Place place = placeAt(sql.remove(at, 1), at, *m_names);
    QString told;
    const auto schemaOf = [this](quint16 schema) { return m_names->text(m_names->schemas()[schema].name); };
    switch (place.kind) {
    case Place::Kind::None:
        break;
    case Place::Kind::Relation:
    case Place::Kind::Column: {
        const Relation &relation = m_names->relations()[std::size_t(place.index)];
        told = schemaOf(relation.schema) + QLatin1Char('.') + m_names->text(relation.name);
        if (place.kind == Place::Kind::Column)
            told += QLatin1Char('.')
                + m_names->text(m_names->columns(relation)[std::size_t(place.column)].name);
        break;
    }
    case Place::Kind::Function:
        told = QStringLiteral("function ") + m_names->text(m_names->functions()[place.functions[0]].name);
        break;
    case Place::Kind::Type:
        told = QStringLiteral("type ") + m_names->text(m_names->types()[std::size_t(place.index)].name);
        break;
    case Place::Kind::Schema:
        told = QStringLiteral("schema ") + m_names->text(m_names->schemas()[std::size_t(place.index)].name);
        break;
    }
    QCOMPARE(told, found);
    if (place.kind != Place::Kind::None)
        QVERIFY(place.from <= at && at <= place.from + place.length);
}

void TestPlaces::cards()
{
    Card card = cardOf(placeAt("select * from orders", 16, *m_names), *m_names);
    QCOMPARE(card.title, QStringLiteral("public.orders"));
    QCOMPARE(card.lines.size(), 5);
    QVERIFY(card.lines[0].key);
    QCOMPARE(card.lines[1].note, QStringLiteral("→ customers"));
    card = cardOf(placeAt("select email from customers", 8, *m_names), *m_names, 1);
    QCOMPARE(card.comment, QStringLiteral("Who buys"));
    QCOMPARE(card.lines.size(), 2); // the first, and the one that is meant
    QVERIFY(card.lines[1].current);
    QCOMPARE(card.more, 2);
    card = cardOf(placeAt("select count(1)", 8, *m_names), *m_names);
    QCOMPARE(card.lines.size(), 2);
}

void TestPlaces::calls_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<QString>("shown"); ///< the argument in brackets
    const auto row = [](const char *sql, const char *shown) {
        QTest::newRow(sql) << QByteArray(sql) << QString::fromUtf8(shown);
    };
    row("select order_total(|",
        "order_total([order_id bigint], with_tax boolean DEFAULT true, note text DEFAULT "
        "'a, b'::text)");
    row("select order_total(1, |",
        "order_total(order_id bigint, [with_tax boolean DEFAULT true], note text DEFAULT "
        "'a, b'::text)");
    row("select order_total(lower('a, b'), (1 + 2), |)",
        "order_total(order_id bigint, with_tax boolean DEFAULT "
        "true, [note text DEFAULT 'a, b'::text])");
    row("select order_total(lower(|", "lower([text])");
    row("select format('x', 1, 2, |", "format(text, [VARIADIC \"any\"])");
    row("select count(|", "count()");
    row("select sales.tax(|", "tax([amount numeric])");
    row("call archive_orders(|", "archive_orders([before date])");
    row("select order_total(1)|", "");
    row("select (|", "");
    row("insert into orders (|", "");
    row("select order_total(1, (select max(id) from |", "");
    row("select 1 from orders o join customers c on lower(|", "lower([text])");
    row("select left('a', |", "left(text, [integer])");
}

void TestPlaces::calls()
{
    QFETCH(QByteArray, sql);
    QFETCH(QString, shown);
    const qsizetype at = sql.indexOf('|');
    const Call call = callAt(readWords(sql.remove(at, 1), at), *m_names);
    QString told;
    if (call.nameOffset >= 0) {
        const Signature &signature = call.signatures[call.best];
        QStringList arguments = signature.arguments;
        if (signature.current >= 0)
            arguments[signature.current] = QLatin1Char('[') + arguments[signature.current] + QLatin1Char(']');
        told = signature.name + QLatin1Char('(') + arguments.join(QStringLiteral(", ")) + QLatin1Char(')');
    }
    QCOMPARE(told, shown);
}

void TestPlaces::arguments()
{
    const QList<Argument> list = splitArguments(
        "a integer, OUT \"B, c\" text, VARIADIC d double precision[] DEFAULT ARRAY[1, 2], double precision");
    QCOMPARE(list.size(), 4);
    QCOMPARE(list[1].mode, QByteArray("OUT"));
    QCOMPARE(list[1].name, QByteArray("B, c"));
    QCOMPARE(list[2].type, QByteArray("double precision[]"));
    QCOMPARE(list[3].name, QByteArray());
}

void TestPlaces::matches_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<int>("how");
    const auto row = [](const char *name, const char *typed, Match how) {
        QTest::addRow("%s %s", name, typed) << QByteArray(name) << QByteArray(typed) << int(how);
    };
    row("customer_id", "customer_id", Match::Exact);
    row("Customer_ID", "customer_id", Match::Exact);
    row("customer_id", "cust", Match::Prefix);
    row("customer_id", "cid", Match::Initials);
    row("customer_id", "cusid", Match::Initials);
    row("orderLineItem", "oli", Match::Initials);
    row("HTTPServer", "hs", Match::None);
    row("customer_id", "id", Match::WordStart);
    row("customer_id", "tom", Match::Within);
    row("customer_id", "ctr", Match::Scattered);
    row("customer_id", "di", Match::None);
    row("a", "ab", Match::None);
    row("größe", "gr", Match::Prefix);
    row("table2", "t2", Match::Initials);
}

void TestPlaces::matches()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, typed);
    QFETCH(int, how);
    QCOMPARE(int(match(name, typed)), how);
}

void TestPlaces::usageIsKept()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("a/used.txt"));
    const QByteArray hostile("r:we\\ird\nna\rme.\"x\" %1 \xF0\x9F\x90\x98");
    {
        Usage usage(file);
        usage.count(hostile);
        usage.count(hostile);
        usage.count({});
        QCOMPARE(usage.counts()->size(), 1);
    }
    Usage again(file);
    QTRY_COMPARE(again.counts()->value(hostile), 2U);
    again.count("k:SELECT");
    again.flush();
    Usage third(file);
    QTRY_COMPARE(third.counts()->size(), 2);
    for (int i = 0; i < Usage::MostNames + 10; ++i)
        third.count(QByteArray::number(i));
    QVERIFY(third.counts()->size() <= Usage::MostNames);
    QVERIFY(third.counts()->contains(hostile)); // the rarest go
}

void TestPlaces::damagedUsage()
{
    const UsageCounts counts = readUsage("nonsense\n-4 x\n3 good\n\xff\xfe\n99999999999 y\n7\n2 back\\");
    QCOMPARE(counts.size(), 2);
    QCOMPARE(counts.value("good"), 3U);
}

void TestPlaces::memoryIsSmall()
{
    SnapshotBuilder builder;
    builder.setSearchPath({"public"});
    builder.addSchema("public");
    for (quint32 table = 0; table < 2000; ++table) {
        builder.addRelation(table + 1, "public", "table_" + QByteArray::number(table), RelationKind::Table);
        for (int column = 1; column <= 10; ++column)
            builder.addColumn(table + 1, column, "column_" + QByteArray::number(column), "integer");
    }
    const SnapshotPtr names = builder.build();
    QCOMPARE(names->columnCount(), std::size_t(20000));
    QVERIFY2(names->memory() < 20000 * 16 + 2000 * 60 + 10000, QByteArray::number(qint64(names->memory())));
}

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
