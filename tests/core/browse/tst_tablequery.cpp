// SPDX-License-Identifier: GPL-3.0-or-later
// The SELECT of a table, what may be a condition, and what completes one.
#include "core/browse/completion.h"
#include "core/browse/reference.h"
#include "core/browse/tablequery.h"
#include "tests/support/testmain.h"

using namespace core;
using namespace core::browse;

class TestTableQuery : public QObject
{
    Q_OBJECT

private slots:
    void expressionsStandBehindTheColumns()
    {
        core::browse::TableQuery query{QStringLiteral("public"), QStringLiteral("orders")};
        query.expressions = {{QStringLiteral("details ->> 'it''s'"), QStringLiteral("details.it's")}};
        QCOMPARE(core::browse::selectStatement(query).sql,
                 QByteArray("SELECT *, details ->> 'it''s' AS \"details.it's\"\nFROM public.orders"));
        QCOMPARE(core::browse::countStatement(query).sql, QByteArray("SELECT count(*)\nFROM public.orders"));
    }

    void statements()
    {
        TableQuery query{QStringLiteral("public"), QStringLiteral("orders")};
        QCOMPARE(selectStatement(query).sql, QByteArray("SELECT *\nFROM public.orders"));
        QCOMPARE(countStatement(query).sql, QByteArray("SELECT count(*)\nFROM public.orders"));

        query.where = QStringLiteral("total > 10");
        query.order = {{QStringLiteral("total"), true}, {QStringLiteral("Name"), false}};
        query.tiebreak = {QStringLiteral("id"), QStringLiteral("total")};
        const TableStatement statement = selectStatement(query);
        QCOMPARE(statement.sql,
                 QByteArray("SELECT *\nFROM public.orders\nWHERE (total > 10)\nORDER BY total DESC, "
                            "\"Name\", id"));
        QCOMPARE(QString::fromUtf8(statement.sql).mid(statement.whereOffset, query.where.size()),
                 query.where);
        QCOMPARE(countStatement(query).sql,
                 QByteArray("SELECT count(*)\nFROM public.orders\nWHERE (total > 10)"));

        // columns by name, hostile ones too; without an order no tiebreak
        query.order.clear();
        query.where = QStringLiteral("  /* nothing */ -- at all");
        query.columns = {QStringLiteral("id"), QStringLiteral("a \"b\"\nc"), QStringLiteral("select")};
        query.schema = QStringLiteral("Sales & <b>");
        query.table = QStringLiteral("%1; drop table x");
        QCOMPARE(
            selectStatement(query).sql,
            QByteArray("SELECT id, \"a \"\"b\"\"\nc\", \"select\"\nFROM \"Sales & <b>\".\"%1; drop table "
                       "x\""));
    }

    void commentsCannotEatTheRest()
    {
        TableQuery query{QStringLiteral("s"), QStringLiteral("t"), {}, QStringLiteral("a = 1 -- mine")};
        query.order = {{QStringLiteral("a"), false}};
        QCOMPARE(selectStatement(query).sql,
                 QByteArray("SELECT *\nFROM s.t\nWHERE (a = 1 -- mine\n)\nORDER BY a"));
        VERIFY_OK(checkCondition(query.where));
    }

    void conditionsJoined()
    {
        const auto both = [](const char *one, const char *other) {
            return bothConditions(QString::fromUtf8(one), QString::fromUtf8(other));
        };
        QCOMPARE(both("", "b = 1"), QStringLiteral("b = 1"));
        QCOMPARE(both("/* later */ ", "b = 1"), QStringLiteral("b = 1"));
        QCOMPARE(both("a = 1", ""), QStringLiteral("a = 1"));
        QCOMPARE(both("a = 1", "b = 'x or y'"), QStringLiteral("a = 1 AND b = 'x or y'"));
        QCOMPARE(both("a = 1 Or c = 2", "b = 1"), QStringLiteral("(a = 1 Or c = 2) AND b = 1"));
        QCOMPARE(both("(a = 1 or c = 2)", "b = 1 OR b IS NULL"),
                 QStringLiteral("(a = 1 or c = 2) AND (b = 1 OR b IS NULL)"));
        QCOMPARE(both("a = 1 -- mine", "b = 1"), QStringLiteral("(a = 1 -- mine\n) AND b = 1"));
    }

    void errorPositions()
    {
        // the position counts UTF-16 units; the names before the condition are outside of the basic plane
        TableQuery query{QStringLiteral("🐘"), QStringLiteral("t"), {}, QStringLiteral("é = 🐘x")};
        const TableStatement statement = selectStatement(query);
        const QString sql = QString::fromUtf8(statement.sql);
        const qsizetype x = sql.indexOf(QLatin1Char('x'));
        QCOMPARE(statement.conditionPosition(x, query.where.size()), 6);
        QCOMPARE(statement.conditionPosition(3, query.where.size()), -1);
        QCOMPARE(statement.conditionPosition(-1, query.where.size()), -1);
        query.where.clear();
        QCOMPARE(selectStatement(query).conditionPosition(3, 0), -1);
    }

    void conditions_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("position"); // -1: fine
        const auto row = [](const char *text, int position) {
            QTest::newRow(text) << QString::fromUtf8(text) << position;
        };
        row("", -1);
        row("a = 1", -1);
        row("(a = 1) or (b in (1, 2))", -1);
        row("note = ';)('", -1);
        row("note = $$;)$$ and \";)\" = 1 /* ;) */", -1);
        row("note ~ '\\)'", -1);
        row("note = E'\\';)'", -1);
        row("arr[1:2] = '{}'", -1);
        row("a = 1;", 5);
        row("é = 1; drop table x", 5);
        row("a = 1) or (1 = 1", 5);
        row("(a = 1", 0);
        row("a = (1 + (2)", 4);
        row("note = 'open", 7);
        row("🐘 = 'open", 5);
        row("note = $$open", 7);
        row("\"open = 1", 0);
        row("a = 1 /* open", 6);
        row("a = 1 \\; b", 6);
        row("\\d x", 0);
    }

    void conditions()
    {
        QFETCH(QString, text);
        QFETCH(int, position);
        const auto checked = checkCondition(text);
        if (position < 0) {
            VERIFY_OK(checked);
            return;
        }
        QVERIFY(!checked);
        QCOMPARE(checked.error().kind, Error::Kind::Input);
        QVERIFY(!checked.error().message.isEmpty());
        QCOMPARE(checked.error().position, position);
    }

    void completion_data()
    {
        QTest::addColumn<QString>("text"); // | is the cursor
        QTest::addColumn<QString>("first");
        QTest::addColumn<int>("from");
        QTest::addColumn<bool>("operators");
        const auto row = [](const char *text, const char *first, int from, bool operators) {
            QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(first) << from << operators;
        };
        row("|", "id", 0, false);
        row("cust|", "customer_id", 0, false);
        row("omer|", "customer_id", 0, false);
        row("CUST|", "customer_id", 0, false);
        row("or|", "\"Order & <b>\"", 0, false);
        row("\"Ord|", "\"Order & <b>\"", 0, false);
        row("id |", "=", 3, true);
        row("name |", "=", 5, true); // a keyword that is a column here
        row("id = 1 a|", "AND", 7, true);
        row("id = 1 |", "AND", 7, true);
        row("id is|", "IS NULL", 3, true);
        row("id = |", "id", 5, false);
        row("(id = 1) |", "AND", 9, true);
        row("id = 1 AND cus|tomer", "customer_id", 11, false);
        row("note = 'cus|", "", 11, false);
        row("note = 'x'|", "", 10, false);
        row("id = 1 -- cus|", "", 13, false);
        row("zzz|", "", 0, false);
    }

    void completion()
    {
        QFETCH(QString, text);
        QFETCH(QString, first);
        QFETCH(int, from);
        QFETCH(bool, operators);
        const qsizetype cursor = text.indexOf(QLatin1Char('|'));
        const QStringList columns{QStringLiteral("id"), QStringLiteral("customer_id"),
                                  QStringLiteral("Order & <b>"), QStringLiteral("name")};
        const Completion completion = completeCondition(text.remove(QLatin1Char('|')), cursor, columns);
        QCOMPARE(completion.words.value(0), first);
        QCOMPARE(completion.from, from);
        QCOMPARE(completion.operatorWanted, operators);
    }

    void literals()
    {
        const auto text = [](const QByteArray &value, const char *type) {
            const auto made = literal(QByteArrayView(value), QString::fromLatin1(type));
            return made ? *made : QStringLiteral("! ") + made.error().message;
        };
        QCOMPARE(text("42", "integer"), QStringLiteral("42"));
        QCOMPARE(text("-42", "bigint"), QStringLiteral("-42"));
        QCOMPARE(text("42", "text"), QStringLiteral("'42'::text"));
        QCOMPARE(text("it's", "text"), QStringLiteral("'it''s'::text"));
        QCOMPARE(text("NaN", "numeric"), QStringLiteral("'NaN'::numeric"));
        QCOMPARE(text("1;drop", "integer"), QStringLiteral("'1;drop'::integer"));
        QCOMPARE(text("x", ""), QStringLiteral("'x'"));
        QVERIFY(text("\xff", "text").startsWith(QLatin1Char('!')));
        QVERIFY(text(QByteArray(2 * 1024 * 1024, 'x'), "text").startsWith(QLatin1Char('!')));
    }

    void keys()
    {
        using result::CellView;
        const QList<KeyColumn> key{{1, QStringLiteral("Region"), QStringLiteral("text")},
                                   {2, QStringLiteral("id"), QStringLiteral("bigint")}};
        const CellView region{"EU", 2, false};
        const CellView id{"7", 1, false};
        auto made = keyCondition(key, {region, id});
        VERIFY_OK(made);
        QCOMPARE(*made, QStringLiteral("\"Region\" = 'EU'::text AND id = 7"));
        VERIFY_OK(checkCondition(*made));
        made = keyCondition(key, {region, CellView()});
        QVERIFY(!made);
        QCOMPARE(made.error().message, QStringLiteral("id is NULL"));
        QVERIFY(!keyCondition(key, {region}));

        // the columns of a query that has the table twice
        const auto column = [](result::Oid table, int number) {
            result::Column one;
            one.tableOid = table;
            one.tableColumn = number;
            return one;
        };
        const QList<result::Column> columns{column(5, 1), column(5, 2), column(0, 0), column(5, 2),
                                            column(5, 1)};
        QCOMPARE(findKey(columns, 5, key, 0).columns, (QList<int>{0, 1}));
        QCOMPARE(findKey(columns, 5, key, 4).columns, (QList<int>{4, 3}));
        const KeyPlaces none = findKey(columns.mid(0, 1), 5, key, 0);
        QVERIFY(none.columns.isEmpty());
        QCOMPARE(none.missing, QStringList{QStringLiteral("id")});
    }
};

QTEST_GUILESS_MAIN(TestTableQuery)
#include "tst_tablequery.moc"
