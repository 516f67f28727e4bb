// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/nestedtext.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace core::result;
using Kind = NestedText::Kind;
using Node = NestedText::Node;

namespace {

// NULL, 'text', [elements] with "2:" before them where the bound is not 1, (fields)
QByteArray shape(const NestedText &tree, Node node = NestedText::Root)
{
    switch (tree.kind(node)) {
    case Kind::Null:
        return "NULL";
    case Kind::Value:
        return '\'' + tree.text(node).toByteArray() + '\'';
    default:
        break;
    }
    const bool array = tree.kind(node) == Kind::Array;
    QByteArray out(1, array ? '[' : '(');
    if (tree.lowerBound(node) != 1)
        out += QByteArray::number(tree.lowerBound(node)) + ':';
    for (std::uint32_t i = 0; i < tree.childCount(node); ++i) {
        const Node child = tree.child(node, i);
        if (tree.parent(child) != node || tree.index(child) != i)
            return "broken";
        out += (i > 0 ? "," : "") + shape(tree, child);
    }
    return out + (array ? ']' : ')');
}

QByteArray array(const QByteArray &text, NestedText::Options options = {})
{
    const auto tree = NestedText::array(text, options);
    return tree ? shape(*tree) : "refused";
}

QByteArray composite(const QByteArray &text, NestedText::Options options = {})
{
    const auto tree = NestedText::composite(text, options);
    return tree ? shape(*tree) : "refused";
}

} // namespace

class TestNestedText : public QObject
{
    Q_OBJECT

private slots:
    void arrays()
    {
        QCOMPARE(array("{}"), QByteArray("[]"));
        QCOMPARE(array("{1,2,3}"), QByteArray("['1','2','3']"));
        QCOMPARE(array("{NULL,\"NULL\",\"\",null,nullx}"), QByteArray("[NULL,'NULL','',NULL,'nullx']"));
        QCOMPARE(array("{{1,2},{3,NULL}}"), QByteArray("[['1','2'],['3',NULL]]"));
        QCOMPARE(array("[2:3]={a,b}"), QByteArray("[2:'a','b']"));
        QCOMPARE(array("[-1:0][5:5]={{a},{b}}"), QByteArray("[-1:[5:'a'],[5:'b']]"));
        QCOMPARE(array("{\"a\\\"b\",\"c\\\\d\",\"{}\",\"x,y\"}"), QByteArray("['a\"b','c\\d','{}','x,y']"));
        QCOMPARE(array(" { a b , c } "), QByteArray("['a b','c']"));
        QCOMPARE(array("{(1,2),(3,4);(5,6),(7,8)}", {';', false}),
                 QByteArray("['(1,2),(3,4)','(5,6),(7,8)']"));
        QCOMPARE(array("{{{{{{1}}}}}}"), QByteArray("[[[[[['1']]]]]]"));
    }

    void noArrays()
    {
        for (const char *text : {"", "{", "}", "{1", "{1,}", "{,1}", "{\"a}", "x", "{1}}", "{1}x", "[1:2]{1}",
                                 "[x:2]={1}", "{{{{{{{1}}}}}}}", "{a\\", "{a\"b\"}", "{1 {2}}"})
            QVERIFY2(array(text) == "refused", text);
    }

    void composites()
    {
        QCOMPARE(composite("()"), QByteArray("(NULL)"));
        QCOMPARE(composite("(1)"), QByteArray("('1')"));
        QCOMPARE(composite("(,)"), QByteArray("(NULL,NULL)"));
        QCOMPARE(composite("(\"\",NULL, a )"), QByteArray("('','NULL',' a ')"));
        QCOMPARE(composite("(\"a\"\"b\",\"c\\\\d\",\"e,f)\")"), QByteArray("('a\"b','c\\d','e,f)')"));
        QCOMPARE(composite("(x\"y\"z)"), QByteArray("('xyz')"));
        for (const char *text : {"", "(", ")", "(1", "(\"a)", "(1)x", "((1))"})
            QVERIFY2(composite(text) == "refused", text);
    }

    void looksInside()
    {
        const NestedText::Options inside{',', true};
        QCOMPARE(array("{\"(1,\\\"a b\\\")\",\"(2,)\"}", inside), QByteArray("[('1','a b'),('2',NULL)]"));
        QCOMPARE(composite("(1,\"{1,2}\",\"(a,\"\"(b,c)\"\")\")", inside),
                 QByteArray("('1',['1','2'],('a',('b','c')))"));
        QCOMPARE(composite("(\"{oops\",\"(\")", inside), QByteArray("('{oops','(')"));
        QCOMPARE(array("{\"(1,2)\"}"), QByteArray("['(1,2)']"));
    }

    void anyBytes()
    {
        QRandomGenerator random(5);
        static constexpr char Bytes[] = "{}()[],;\"\\=: 12NULLab\n";
        for (int i = 0; i < 50'000; ++i) {
            QByteArray text(1, i & 1 ? '{' : '(');
            for (int n = random.bounded(24); n > 0; --n)
                text += Bytes[random.bounded(int(sizeof Bytes) - 1)];
            const NestedText::Options options{',', bool(i & 2)};
            (void)array(text, options);
            (void)composite(text, options);
        }
    }

    void whatIsWrittenIsReadBack()
    {
        QRandomGenerator random(6);
        static const QByteArray pieces[]
            = {"a", "\"", "\\", ",", "{", "}", "(", ")", " ", "\n", "NULL", "\xc3\xa9"};
        for (int i = 0; i < 3000; ++i) {
            QByteArray arrayText = "{";
            QByteArray rowText = "(";
            QByteArray expected;
            for (int n = 1 + random.bounded(5); n > 0; --n) {
                QByteArray value;
                for (int p = random.bounded(5); p > 0; --p)
                    value += pieces[random.bounded(int(std::size(pieces)))];
                const bool null = random.bounded(5) == 0;
                QByteArray escaped = value;
                escaped.replace('\\', "\\\\").replace('"', "\\\"");
                QByteArray doubled = value;
                doubled.replace('\\', "\\\\").replace('"', "\"\"");
                arrayText += null ? QByteArray("NULL") : '"' + escaped + '"';
                rowText += null ? QByteArray() : '"' + doubled + '"';
                expected += null ? QByteArray("NULL") : '\'' + value + '\'';
                if (n > 1) {
                    arrayText += ',';
                    rowText += ',';
                    expected += ',';
                }
            }
            QCOMPARE(array(arrayText + '}'), '[' + expected + ']');
            QCOMPARE(composite(rowText + ')'), '(' + expected + ')');
        }
    }
};

QTEST_GUILESS_MAIN(TestNestedText)
#include "tst_nestedtext.moc"
