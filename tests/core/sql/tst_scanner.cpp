// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/scanner.h"
#include "tests/support/randomsql.h"
#include "tests/support/scanproperties.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace core::sql;

namespace {

const char *const Names[] = {"ws",  "line",  "block", "kw",    "id",  "qid",  "str",  "dollar", "bit",
                             "num", "param", "op",    "punct", "var", "back", "copy", "error"};

/// "kw select|num 1": all but white space.
QByteArray print(const QByteArray &text, bool standard = true)
{
    QByteArrayList parts;
    for (const Token &token : tokenize(text, standard)) {
        if (token.kind != TokenKind::Whitespace)
            parts << QByteArray(Names[size_t(token.kind)]) + ' ' + text.mid(token.offset, token.length);
    }
    return parts.join('|');
}

} // namespace

class TestScanner : public QObject
{
    Q_OBJECT

private slots:
    void kinds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("tokens");
        const auto row = [](const char *name, const char *text, const char *tokens) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(tokens);
        };
        row("plain", "select a_1, B$ from t", "kw select|id a_1|punct ,|id B$|kw from|id t");
        row("unicode name", "select größe", "kw select|id größe");
        row("quoted name", "\"a\"\"b\nc\".d", "qid \"a\"\"b\nc\"|punct .|id d");
        row("unicode quoted name", "U&\"d\\0061t\"", "qid U&\"d\\0061t\"");
        row("u and ampersand", "u & 'x'", "id u|op &|str 'x'");
        row("string", "'it''s -- no /* comment'", "str 'it''s -- no /* comment'");
        row("standard backslash", "'a\\'||b", "str 'a\\'|op |||id b");
        row("escape string", "E'a\\'b' e'\\\\'", "str E'a\\'b'|str e'\\\\'");
        row("other prefixes", "U&'x' N'x' b'01' X'1F'", "str U&'x'|str N'x'|bit b'01'|bit X'1F'");
        row("name ending in e", "case'x'", "kw case|str 'x'");
        row("continued literal keeps escapes", "E'a'\n  'b\\'c'", "str E'a'|str 'b\\'c'");
        row("continued behind comment", "E'a' -- x\n'b\\'c'", "str E'a'|line -- x|str 'b\\'c'");
        row("same line is no continuation", "E'a' 'b\\'||c", "str E'a'|str 'b\\'|op |||id c");
        row("dollar", "$$a'b$$ $f$ $$ $f $f$", "dollar $$a'b$$|dollar $f$ $$ $f $f$");
        row("dollar shares a sign", "$a$x$a$a$", "dollar $a$x$a$|id a$");
        row("dollar near miss", "$a$ $ab$ $$a$", "dollar $a$ $ab$ $$a$");
        row("dollar in a name", "a$b$c", "id a$b$c");
        row("parameter", "$1+$23", "param $1|op +|param $23");
        row("numbers", "1 1.5 .5 1. 1e10 1.5E-3 1_000",
            "num 1|num 1.5|num .5|num 1.|num 1e10|num 1.5E-3|num 1_000");
        row("based numbers", "0x1F 0o17 0b1_0", "num 0x1F|num 0o17|num 0b1_0");
        row("range", "1..10", "num 1|punct ..|num 10");
        row("half exponent", "1e+", "num 1|id e|op +");
        row("operators", "a<=b->>c@>d", "id a|op <=|id b|op ->>|id c|op @>|id d");
        row("minus behind operator", "a=-1", "id a|op =|op -|num 1");
        row("minus kept", "a@-1", "id a|op @-|num 1");
        row("operator ends before comments", "a*--c\n+/*d*/1", "id a|op *|line --c|op +|block /*d*/|num 1");
        row("minus minus", "1--2", "num 1|line --2");
        row("cast and assignment", "a::int := 1", "id a|op ::|kw int|op :=|num 1");
        row("nested comment", "/* a /* b */ c */ d", "block /* a /* b */ c */|id d");
        row("slash star slash", "/*/ x */1", "block /*/ x */|num 1");
        row("variables", ":a :'b' :\"c\" :{?d} [1:2]",
            "var :a|var :'b'|var :\"c\"|var :{?d}|punct [|num 1|punct :|num 2|punct ]");
        row("backslash", "select 1 \\gx out\n\\d t", "kw select|num 1|back \\gx out|back \\d t");
        row("backslash semicolon", "a\\;b", "id a|punct \\;|id b");
        row("copy", "copy t from stdin;\n1\t'\n\\.\nx",
            "kw copy|id t|kw from|kw stdin|punct ;|copy 1\t'\n\\.\n|id x");
        row("copy to", "copy t to stdout;\nx", "kw copy|id t|kw to|kw stdout|punct ;|id x");
        row("copy query", "copy (select 1 from stdin) to stdout;\nx",
            "kw copy|punct (|kw select|num 1|kw from|kw stdin|punct )|kw to|kw stdout|punct ;|id x");
        row("backslash copy", "\\copy t from stdin csv\n1\n\\.\nx",
            "back \\copy t from stdin csv|copy 1\n\\.\n|id x");
        row("open string", "'abc\nd", "error 'abc\nd");
        row("open comment", "/* /* */", "error /* /* */");
        row("open dollar", "$a$ $b$", "error $a$ $b$");
        row("open name", "\"abc", "error \"abc");
        row("byte order mark", "\xEF\xBB\xBFselect", "kw select");
        row("stray bytes", "a{b}", "id a|error {|id b|error }");
        row("comment ends at a lone return", "--a\rb", "line --a|id b");
    }

    void kinds()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, tokens);
        QCOMPARE(print(text), tokens);
    }

    void nonStandardStrings()
    {
        QCOMPARE(print("'a\\'b' E'c' x", false), QByteArray("str 'a\\'b'|str E'c'|id x"));
    }

    void keywordClasses()
    {
        QCOMPARE(keywordClass("SELECT"), KeywordClass::Reserved);
        QCOMPARE(keywordClass("insert"), KeywordClass::Unreserved);
        QCOMPARE(keywordClass("Coalesce"), KeywordClass::ColumnName);
        QCOMPARE(keywordClass("left"), KeywordClass::TypeOrFunction);
        QCOMPARE(keywordClass("selec"), KeywordClass::None);
        QCOMPARE(keywordClass("zones"), KeywordClass::None);
        QCOMPARE(keywordClass(""), KeywordClass::None);
        const QList<QByteArray> words = keywords();
        QVERIFY(words.size() > 450);
        QVERIFY(std::is_sorted(words.begin(), words.end()));
        for (const QByteArray &word : words)
            QVERIFY2(keywordClass(word) != KeywordClass::None, word.constData());
    }

    void anyTextIsTiledAndRestartable()
    {
        QRandomGenerator random(7);
        for (int round = 0; round < 3000; ++round) {
            const QByteArray text = support::randomPieces(random, int(random.bounded(40)));
            const char *fault = support::scanFault(text);
            QVERIFY2(!fault, QByteArray(fault) + ": " + text.toPercentEncoding());

            qsizetype tiled = 0;
            for (const Token &token : tokenize(text)) {
                QCOMPARE(token.offset, tiled);
                tiled = token.end();
            }
            QCOMPARE(tiled, text.size());
        }
    }

    void randomBytesAreSurvived()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 300; ++round) {
            QByteArray text(qsizetype(random.bounded(2000)), Qt::Uninitialized);
            for (char &c : text)
                c = char(random.bounded(256));
            qsizetype length = 0;
            for (const Token &token : tokenize(text))
                length += token.length;
            QCOMPARE(length, text.size());
        }
    }

    void longLinesStayLinear()
    {
        QByteArray text = "insert into t values ";
        for (int i = 0; i < 100000; ++i)
            text += "('it''s', $$x$$, \"q\"),";
        QElapsedTimer timer;
        timer.start();
        QVERIFY(tokenize(text).size() > 700000);
        QVERIFY2(timer.elapsed() < support::Patience, qPrintable(QString::number(timer.elapsed())));
    }
};

QTEST_GUILESS_MAIN(TestScanner)
#include "tst_scanner.moc"
