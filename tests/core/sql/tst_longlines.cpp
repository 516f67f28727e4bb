// SPDX-License-Identifier: GPL-3.0-or-later
// Long lines are broken where that means the same: the tokens stay, the statements stay.
#include "core/sql/longlines.h"

#include "core/sql/scanner.h"
#include "core/sql/splitter.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace core::sql;

namespace {

QByteArrayList meaning(const QByteArray &text)
{
    QByteArrayList words;
    for (const Token &token : tokenize(text)) {
        if (token.kind != TokenKind::Whitespace)
            words << text.sliced(token.offset, token.length);
    }
    return words;
}

} // namespace

class TestLongLines : public QObject
{
    Q_OBJECT

private slots:
    void shortLinesStay()
    {
        const QByteArray text = "select 1;\r\nselect 2;\r\n\r\n-- x";
        const ShortLines lines = withShortLines(text, 20);
        QCOMPARE(lines.text, text);
        QCOMPARE(lines.broken, 0);
        QCOMPARE(lines.longest, 9);
        QCOMPARE(lines.longestLine, 0);
    }

    void whereItBreaks_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("broken");
        QTest::newRow("commas") << QByteArray("values (1,2),(3,4),(5,6)")
                                << QByteArray("values (1,\n2),(3,4),(5,\n6)");
        QTest::newRow("crlf") << QByteArray("a;\r\nselect 1, 222, 333")
                              << QByteArray("a;\r\nselect 1, \r\n222, 333");
        QTest::newRow("strings that a break would join")
            << QByteArray("select 'aaaa' 'bbbb'") << QByteArray("select \n'aaaa' 'bbbb'");
        QTest::newRow("a long string")
            << QByteArray("(1,'aaaaaaaaaaaaaaaaaaaa',2)") << QByteArray("(1,\n'aaaaaaaaaaaaaaaaaaaa',\n2)");
        QTest::newRow("what is no code")
            << QByteArray("-- a b c d e f g h i") << QByteArray("-- a b c d e f g h i");
        QTest::newRow("rows of a copy") << QByteArray("copy t from stdin;\na b c d e f g h i j\n\\.\n")
                                        << QByteArray("copy t from \nstdin;\na b c d e f g h i j\n\\.\n");
    }

    void whereItBreaks()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, broken);
        QCOMPARE(withShortLines(text, 12).text, broken);
    }

    void theTokensStay()
    {
        static const QByteArrayList Words{"select",  "'it''s'",
                                          ",",       "(",
                                          ")",       "$$ a ; b $$",
                                          "--x\n",   "/* a b */",
                                          ";",       " ",
                                          "\n",      "::",
                                          ":name",   "E'\\''",
                                          "\"q q\"", "1.5",
                                          ">=",      "\xFF",
                                          "\\x",     "copy t from stdin;\n",
                                          "\\.\n",   "'a' 'b'",
                                          "\r\n",    "'",
                                          "$1",      "create function f() as"};
        QRandomGenerator random(11);
        for (int round = 0; round < 3000; ++round) {
            QByteArray text;
            for (int i = int(random.bounded(60)); i >= 0; --i)
                text += Words[random.bounded(int(Words.size()))] + QByteArray(random.bounded(2), ' ');
            const ShortLines lines = withShortLines(text, 10 + random.bounded(30));
            QVERIFY2(meaning(lines.text) == meaning(text), text + "\n----\n" + lines.text);
            const QList<Statement> before = split(text);
            const QList<Statement> after = split(lines.text);
            QCOMPARE(after.size(), before.size());
            qsizetype longest = 0;
            for (const QByteArray &line : lines.text.split('\n'))
                longest = std::max(longest, line.endsWith('\r') ? line.size() - 1 : line.size());
            QCOMPARE(lines.longest, longest);
        }
    }
};

QTEST_GUILESS_MAIN(TestLongLines)
#include "tst_longlines.moc"
