// SPDX-License-Identifier: GPL-3.0-or-later
// Which parts of a script run, as far as that is known before.
#include "core/psql/outlook.h"
#include "tests/support/testmain.h"

using namespace core::psql;

class TestOutlook : public QObject
{
    Q_OBJECT

    /// Of each statement: y, n or ? for perhaps.
    static QByteArray of(const QByteArray &script, const Variables &known = {}, const QByteArray &asked = {})
    {
        QByteArray runs;
        Outlook outlook(known);
        for (const ListReader::Piece &piece : ListReader::split(script, true)) {
            outlook.follow(piece.item);
            if (!piece.item.isCommand && !piece.item.text.isEmpty())
                runs += outlook.runs() == Outlook::Runs::Yes ? 'y'
                    : outlook.runs() == Outlook::Runs::No    ? 'n'
                                                             : '?';
        }
        if (!asked.isEmpty())
            runs += outlook.maybeSet(asked) ? '+' : '-';
        return runs;
    }

private slots:
    void runs_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const char *script, const char *expected) {
            QTest::newRow(name) << QByteArray(script) << QByteArray(expected);
        };
        row("plain", "select 1; select 2;", "yy");
        row("else", "\\if off\nselect 1;\n\\else\nselect 2;\n\\endif\nselect 3;", "nyy");
        row("elif",
            "\\if 0\nselect 1;\n\\elif 1\nselect 2;\n\\elif 1\nselect 3;\n"
            "\\else\nselect 4;\n\\endif",
            "nynn");
        row("nested", "\\if 0\n\\if 1\nselect 1;\n\\else\nselect 2;\n\\endif\n\\else\nselect 3;\n\\endif",
            "nny");
        row("one line", "\\if t \\else\nselect 1;\n\\endif\nselect 2;", "ny");
        row("a variable", "\\set a 'o'n\n\\if :a\nselect 1;\n\\else\nselect 2;\n\\endif", "yn");
        row("is it set", "\\if :{?a}\nselect 1;\n\\endif\n\\set a ''\n\\if :{?a}\nselect 2;\n\\endif", "ny");
        row("not set", "\\if :nothing\nselect 1;\n\\else\nselect 2;\n\\endif", "ny");
        row("unset", "\\set a 1\n\\unset a\n\\if :{?a}\nselect 1;\n\\endif", "n");
        row("gset",
            "\\set a 1\nselect 0 as a \\gset\n\\if :a\nselect 1;\n"
            "\\elif off\nselect 2;\n\\else\nselect 3;\n\\endif",
            "y?n?");
        row("gset with a prefix",
            "\\set a 1\nselect 0 as a \\gset p_\n\\if :a\nselect 1;\n\\endif\n\\if :p_a\nselect 2;\n"
            "\\endif",
            "yy?");
        row("set where it may run",
            "\\if :ERROR\n\\set a 1\nselect 1;\n\\endif\n\\if :{?a}\nselect 2;\n\\endif", "??");
        row("set from what is not known",
            "\\set a :ROW_COUNT\n\\if :a\nselect 1;\n\\endif\n\\set a 0\n\\if :a\nselect 2;\n"
            "\\endif",
            "?n");
        row("set where it does not run", "\\set a 1\n\\if 0\n\\set a 0\n\\endif\n\\if :a\nselect 1;\n\\endif",
            "y");
        row("the end", "select 1;\n\\if 0\n\\q\n\\endif\nselect 2;\n\\q\nselect 3;", "yyn");
        row("the end perhaps", "\\if :ERROR\n\\q\n\\endif\nselect 1;", "?");
        row("a file", "\\set a 1\n\\i 'other.sql'\n\\if :a\nselect 1;\n\\endif", "?");
        row("within a statement", "select\n\\if 0\n1\n\\else\n2\n\\endif\n;", "yny");
        row("no if", "\\endif\n\\else\nselect 1;", "y");
        row("in rows", "copy t from stdin;\n\\if 0\n\\.\nselect 1;", "yy");
        row("in a quote", "select '\n\\if 0\n';\nselect 2;", "yy");
        row("backticks", "\\set a `rm x`\n\\if :a\nselect 1;\n\\endif", "n");
    }
    void runs()
    {
        QFETCH(QByteArray, script);
        QTEST(of(script), "expected");
    }

    void knownBefore()
    {
        Variables known;
        known.put("deep", "yes");
        known.put("ERROR", "false"); // of the run before
        QCOMPARE(of("\\if :deep\nselect 1;\n\\endif\n\\if :ERROR\nselect 2;\n\\endif", known),
                 QByteArray("y?"));
    }

    void whatHasAValue()
    {
        QCOMPARE(of("select 1;", {}, "a"), QByteArray("y-"));
        QCOMPARE(of("\\set a 1\n", {}, "a"), QByteArray("+"));
        QCOMPARE(of("\\if 0\n\\set a 1\n\\endif\n", {}, "a"), QByteArray("-"));
        QCOMPARE(of("\\if :ERROR\n\\set a 1\n\\endif\n", {}, "a"), QByteArray("+"));
        QCOMPARE(of("\\prompt 'Who?' a\n", {}, "a"), QByteArray("+"));
        QCOMPARE(of("select 1 as b \\gset p_\n", {}, "a"), QByteArray("y-"));
        QCOMPARE(of("select 1 as b \\gset p_\n", {}, "p_x"), QByteArray("y+"));
        QCOMPARE(of("select 1;", {}, "DBNAME"), QByteArray("y+"));
    }
};

QTEST_GUILESS_MAIN(TestOutlook)
#include "tst_outlook.moc"
