// SPDX-License-Identifier: GPL-3.0-or-later
// Arrays and composites as the server writes them, against what it says is in them.
#include "core/result/nestedtext.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <QRandomGenerator>

#include <libpq-fe.h>

using namespace core::result;
using Kind = NestedText::Kind;
using Node = NestedText::Node;

namespace {

// The leaves in their order.
QList<QByteArray> leaves(const NestedText &tree, Node node = NestedText::Root)
{
    QList<QByteArray> list;
    if (tree.kind(node) == Kind::Null)
        return {QByteArray("<null>")};
    if (tree.kind(node) == Kind::Value)
        return {tree.text(node).toByteArray()};
    for (std::uint32_t i = 0; i < tree.childCount(node); ++i)
        list << leaves(tree, tree.child(node, i));
    return list;
}

} // namespace

class TestNestedTextDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_connection = PQconnectdb(url.toUtf8().constData());
        QCOMPARE(PQstatus(m_connection), CONNECTION_OK);
        PQsetClientEncoding(m_connection, "UTF8");
        for (const char *sql :
             {"create type pair as (a text, b int[])", "create type outer_pair as (p pair, t text)",
              "create domain words as text[]"})
            PQclear(PQexec(m_connection, sql));
    }

    void cleanupTestCase() { PQfinish(m_connection); }

    void arraysOfAnyText()
    {
        QRandomGenerator random(11);
        static const QByteArray pieces[]
            = {"a", "\"", "\\", ",", "{", "}", " ", "\n", "NULL", "'", "é", "😀", ";", "()"};
        for (int i = 0; i < 300; ++i) {
            QList<QByteArray> values;
            QByteArray list;
            for (int n = 1 + random.bounded(6); n > 0; --n) {
                QByteArray value;
                for (int p = random.bounded(4); p > 0; --p)
                    value += pieces[random.bounded(int(std::size(pieces)))];
                const bool null = random.bounded(6) == 0;
                values << (null ? QByteArray("<null>") : value);
                char *quoted = PQescapeLiteral(m_connection, value.constData(), std::size_t(value.size()));
                list += (list.isEmpty() ? "" : ",") + (null ? QByteArray("null") : QByteArray(quoted));
                PQfreemem(quoted);
            }
            const auto array = NestedText::array(ask("select array[" + list + "]::text[]"), {});
            VERIFY_OK(array);
            QCOMPARE(leaves(*array), values);
            const auto row = NestedText::composite(ask("select row(" + list + ")"), {});
            VERIFY_OK(row);
            QCOMPARE(leaves(*row), values);
            // the same once more, one level down
            const auto rows = NestedText::array(ask("select array[row(" + list + "),null,row(" + list + ")]"),
                                                {',', true});
            VERIFY_OK(rows);
            QCOMPARE(rows->childCount(NestedText::Root), 3U);
            QCOMPARE(rows->kind(rows->child(NestedText::Root, 1)), Kind::Null);
            QCOMPARE(rows->kind(rows->child(NestedText::Root, 2)), Kind::Composite);
            QCOMPARE(rows->childCount(rows->child(NestedText::Root, 2)), std::uint32_t(values.size()));
        }
    }

    void boundsAndDimensions()
    {
        const auto bounded = NestedText::array(ask("select '[2:3][-1:1]={{1,2,3},{4,NULL,6}}'::int[]"), {});
        VERIFY_OK(bounded);
        QCOMPARE(bounded->lowerBound(NestedText::Root), 2);
        QCOMPARE(bounded->lowerBound(bounded->child(NestedText::Root, 0)), -1);
        QCOMPARE(leaves(*bounded), (QList<QByteArray>{"1", "2", "3", "4", "<null>", "6"}));
        for (const char *sql : {"select '{}'::int[]", "select array_fill(null::int, array[2,2,2])",
                                "select '[0:0]={x}'::words", "select array['(1,2),(3,4)'::box, null]"}) {
            const QByteArray text = ask(sql);
            const bool box = QByteArray(sql).contains("box");
            const auto array = NestedText::array(text, {box ? ';' : ',', false});
            QVERIFY2(array, text.constData());
            if (box)
                QCOMPARE(array->childCount(NestedText::Root), 2U);
        }
    }

    void nestedComposites()
    {
        const QByteArray text
            = ask("select row(row('a \"b\" \\ c, (d)', array[1,null])::pair, '')::outer_pair");
        const auto tree = NestedText::composite(text, {',', true});
        VERIFY_OK(tree);
        const Node pair = tree->child(NestedText::Root, 0);
        QCOMPARE(tree->kind(pair), Kind::Composite);
        QCOMPARE(tree->text(tree->child(pair, 0)).toByteArray(), QByteArray("a \"b\" \\ c, (d)"));
        QCOMPARE(tree->kind(tree->child(pair, 1)), Kind::Array);
        QCOMPARE(leaves(*tree, tree->child(pair, 1)), (QList<QByteArray>{"1", "<null>"}));
        QCOMPARE(tree->kind(tree->child(NestedText::Root, 1)), Kind::Value);
        QVERIFY(tree->text(tree->child(NestedText::Root, 1)).isEmpty());
    }

private:
    QByteArray ask(const QByteArray &sql)
    {
        PGresult *result = PQexec(m_connection, sql.constData());
        const QByteArray answer = PQresultStatus(result) == PGRES_TUPLES_OK && PQntuples(result) == 1
            ? QByteArray(PQgetvalue(result, 0, 0), PQgetlength(result, 0, 0))
            : QByteArray("failed: ") + PQresultErrorMessage(result);
        PQclear(result);
        return answer;
    }

    PGconn *m_connection = nullptr;
};

QTEST_GUILESS_MAIN(TestNestedTextDb)
#include "tst_nestedtext_db.moc"
