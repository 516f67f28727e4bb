// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/formatter.h"
#include "core/sql/splitter.h"
#include "tests/support/randomsql.h"
#include "tests/support/testmain.h"

using namespace core::sql;

namespace {

/// All tokens but blanks; keywords in lower case where that may change.
QByteArrayList tokensOf(const QByteArray &text, bool anyCase)
{
    QByteArrayList tokens;
    for (const Token &token : tokenize(text)) {
        const QByteArray part = text.mid(token.offset, token.length);
        if (token.kind != TokenKind::Whitespace)
            tokens << QByteArray::number(int(token.kind))
                    + (anyCase && token.kind == TokenKind::Keyword ? part.toLower() : part);
    }
    return tokens;
}

} // namespace

class TestFormatter : public QObject
{
    Q_OBJECT

private:
    /// Why it is wrong; empty: it is right.
    static QByteArray check(const QByteArray &text, const FormatOptions &options)
    {
        const QByteArray once = formatted(text, options);
        if (tokensOf(once, options.keywords != KeywordCase::Keep)
            != tokensOf(text, options.keywords != KeywordCase::Keep))
            return "other tokens";
        if (split(once).size() != split(text).size())
            return "other statements";
        return formatted(once, options) == once ? QByteArray() : QByteArray("not stable");
    }

private slots:
    void layout_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char *name, const char *text, const char *wanted) {
            QTest::newRow(name) << QByteArray(text) << QByteArray(wanted);
        };
        row("short", "select   1 ,2;", "select 1, 2;");
        row("clauses",
            "select a, b from t join u on t.a = u.a and t.b = u.b where a = 1 and b = 2 order by a",
            "select a, b\nfrom t\njoin u on t.a = u.a and t.b = u.b\nwhere a = 1 and b = 2\norder by a");
        row("long list",
            "select aaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbbbb, --"
            " why\ncccccccccccccccccccccccccc, ddddddddddd from t",
            "select\n    aaaaaaaaaaaaaaaaaa,\n    bbbbbbbbbbbbbbbbbbbbbbbb, -- why\n   "
            " cccccccccccccccccccccccccc,\n"
            "    ddddddddddd\nfrom t");
        row("conditions",
            "select 1 from t where aaaaaaaaaaaaaaaaaaaaaaaaaaa = 1 and bbbbbbbbbbbbbbbbbb between 1"
            " and 2 and "
            "cccccccccccc = 3",
            "select 1\nfrom t\nwhere aaaaaaaaaaaaaaaaaaaaaaaaaaa = 1\n    and bbbbbbbbbbbbbbbbbb"
            " between 1 and 2\n"
            "    and cccccccccccc = 3");
        row("subquery",
            "select * from (select aaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbb from"
            " tttttttttttttttttttttttttttttt "
            "where x) q",
            "select *\nfrom (\n    select aaaaaaaaaaaaaaaaaaaaaa, bbbbbbbbbbbbbbbbbbbbbb\n    from "
            "tttttttttttttttttttttttttttttt\n    where x\n) q");
        row("script", "select 1;select 2; -- two\n\n\n\nselect 3",
            "select 1;\nselect 2; -- two\n\n\n\nselect 3");
        row("body stays", "create function f() returns int begin atomic select   1; end;",
            "create function f() returns int begin atomic select   1; end;");
        row("commands stay", "\\set a  1\nselect   1 \\gx\n", "\\set a  1\nselect 1 \\gx\n");
        row("rows stay", "copy t  from stdin;\n1  2\n\\.\n", "copy t from stdin;\n1  2\n\\.\n");
        row("literal of two lines", "select 'a'\n'b'", "select 'a'\n'b'");
        row("minus", "select - -1, a=-1, 2-1, -a", "select - -1, a = -1, 2 - 1, -a");
        row("casts", "select a :: int [ ], b[1:2], f (x), f(y)", "select a::int [], b[1:2], f (x), f(y)");
        row("open quote stays", "select   'a", "select   'a");
    }

    void layout()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, wanted);
        QCOMPARE(formatted(text), wanted);
        QCOMPARE(formatted(wanted), wanted);
    }

    void options()
    {
        FormatOptions options{
            .keywords = KeywordCase::Upper, .indent = 2, .leadingCommas = true, .lineWidth = 19};
        QCOMPARE(formatted("select name, value, t.select from t where a in (1) and b", options),
                 QByteArray("SELECT\n  name\n  , value\n  , t.select\nFROM t\nWHERE a IN (1)\n  AND b"));
        options.keywords = KeywordCase::Lower;
        QCOMPARE(formatted("SELECT Abc, 'IN' FROM T", options), QByteArray("select Abc, 'IN'\nfrom T"));
        QCOMPARE(withKeywordCase("Select 1 -- from\nfrom \"In\"", KeywordCase::Upper),
                 QByteArray("SELECT 1 -- from\nFROM \"In\""));
    }

    void keepsTokensAndIsStable()
    {
        QRandomGenerator random(23);
        QByteArrayList texts = support::sqlCorpus();
        for (int i = 0; i < 400; ++i) {
            texts << support::randomStatement(random) + ";\n" + support::randomStatement(random);
            texts << support::mutated(support::randomStatement(random), random);
            texts << support::randomPieces(random, int(random.bounded(30)));
        }
        texts.removeIf([](const QByteArray &text) { return text.size() > 20000; });
        int changed = 0;
        for (const QByteArray &text : std::as_const(texts)) {
            FormatOptions options;
            options.keywords = KeywordCase(random.bounded(3));
            options.indent = int(random.bounded(9));
            options.leadingCommas = random.bounded(2);
            options.lineWidth = 20 + int(random.bounded(100));
            const QByteArray wrong = check(text, options);
            QVERIFY2(wrong.isEmpty(),
                     (wrong + "\n" + text + "\n---\n" + formatted(text, options)).constData());
            changed += formatted(text, options) != text;
        }
        QVERIFY2(changed > texts.size() / 2, qPrintable(QString::number(changed)));
    }

    void validStatementsAreLaidOut()
    {
        QRandomGenerator random(29);
        int kept = 0;
        for (int i = 0; i < 1000; ++i) {
            const QByteArray text = support::randomStatement(random);
            const bool body = text.contains("begin atomic") || text.contains("create function");
            kept += !body && text.size() > 200 && formatted(text) == text;
        }
        QVERIFY2(kept < 20, qPrintable(QString::number(kept)));
    }

    void caretStaysAtItsWord()
    {
        const QByteArray text
            = "select a,   b from ttttttttttttttttttttttttttttttttttttttttttttttttttttttt where x";
        const QByteArray after = formatted(text);
        for (const char *word : {"select", "b", "from", "where", "x"}) {
            const qsizetype at = text.lastIndexOf(word);
            QCOMPARE(followedCaret(text, at, after), after.lastIndexOf(word));
        }
        QCOMPARE(followedCaret(text, text.size(), after), after.size());
    }
};

QTEST_GUILESS_MAIN(TestFormatter)
#include "tst_formatter.moc"
