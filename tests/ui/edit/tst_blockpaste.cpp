// SPDX-License-Identifier: GPL-3.0-or-later
// What a spreadsheet, a grid or a web page puts on the clipboard, as a block of cells.
#include "tests/support/testmain.h"
#include "ui/edit/blockpaste.h"

#include <QMimeData>
#include <QRandomGenerator>

using namespace ui::edit;

class TestBlockPaste : public QObject
{
    Q_OBJECT

    static QString shown(const PastedBlock &block)
    {
        QStringList lines;
        for (const QList<PastedCell> &line : block) {
            QStringList cells;
            for (const PastedCell &cell : line)
                cells << (cell.quoted ? QStringLiteral("\"%1\"").arg(cell.text) : cell.text);
            lines << cells.join(QLatin1Char('|'));
        }
        return lines.join(QLatin1Char('/'));
    }

private slots:
    void text_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("block");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("one") << "a"
                             << "a";
        QTest::newRow("line break at the end") << "a\tb\n"
                                               << "a|b";
        QTest::newRow("windows") << "a\tb\r\nc\td\r\n"
                                 << "a|b/c|d";
        QTest::newRow("old mac") << "a\rb"
                                 << "a/b";
        QTest::newRow("an empty line counts") << "a\n\nb"
                                              << "a//b";
        QTest::newRow("empty cells") << "\t\n\t"
                                     << "|/|";
        QTest::newRow("quoted") << "\"a\tb\nc\"\td"
                                << "\"a\tb\nc\"|d";
        QTest::newRow("quotes in quotes") << "\"a \"\"b\"\"\"\tc"
                                          << "\"a \"b\"\"|c";
        QTest::newRow("an empty text") << "\"\"\ta"
                                       << "\"\"|a";
        QTest::newRow("a quote in the middle is one") << "5\" pipe\tb"
                                                      << "5\" pipe|b";
        QTest::newRow("a quote that is not closed") << "\"a\tb\nc"
                                                    << "\"a|b/c";
        QTest::newRow("text goes on behind the quote") << "\"a\"b\tc"
                                                       << "\"a\"b|c";
        QTest::newRow("ragged") << "a\nb\tc\td"
                                << "a/b|c|d";
        QTest::newRow("rtl and emoji")
            << QStringLiteral("\u05d0\t\U0001f418") << QStringLiteral("\u05d0|\U0001f418");
        QTest::newRow("words that mean nothing") << "NULL\t\\N\t%1"
                                                 << "NULL|\\N|%1";
    }

    void text()
    {
        QFETCH(QString, text);
        QFETCH(QString, block);
        QCOMPARE(shown(blockOfText(text)), block);
    }

    // whatever stands in the cells comes back, once it is written as spreadsheets write it
    void anythingComesBack()
    {
        QRandomGenerator random(7);
        const QString letters = QStringLiteral("ab\t\n\r\"\u00e9\u05d0 '\\");
        for (int round = 0; round < 500; ++round) {
            PastedBlock block;
            QStringList lines;
            for (int row = random.bounded(1, 5); row > 0; --row) {
                QList<PastedCell> cells;
                QStringList words;
                for (int column = 0; column < 3; ++column) {
                    QString word;
                    for (int i = random.bounded(6); i > 0; --i)
                        word += letters.at(random.bounded(int(letters.size())));
                    cells << PastedCell{word, true};
                    words << QLatin1Char('"') + QString(word).replace(QLatin1Char('"'), QLatin1String("\"\""))
                            + QLatin1Char('"');
                }
                block << cells;
                lines << words.join(QLatin1Char('\t'));
            }
            QCOMPARE(blockOfText(lines.join(QStringLiteral("\r\n"))), block);
        }
    }

    void tables()
    {
        QCOMPARE(shown(blockOfHtml(QStringLiteral("<p>x</p>"))), QString());
        QCOMPARE(shown(blockOfHtml(QStringLiteral("<table><tr><td>1&lt;2</td><td>a<br>b</td></tr>"
                                                  "<tr><td></td><td>&amp;%1</td></tr></table>"))),
                 QStringLiteral("1<2|a\nb/|&%1"));
        // a program that writes line breaks within a cell as they are: the table knows better
        QMimeData data;
        data.setText(QStringLiteral("a\nb\tc\n"));
        data.setHtml(QStringLiteral("<table><tr><td>a<br>b</td><td>c</td></tr></table>"));
        QCOMPARE(shown(blockOf(data)), QStringLiteral("a\nb|c"));
        // as many lines: the text keeps blanks and digits as they are
        data.setText(QStringLiteral("a  b\tc\n"));
        QCOMPARE(shown(blockOf(data)), QStringLiteral("a  b|c"));
    }
};

QTEST_MAIN(TestBlockPaste)
#include "tst_blockpaste.moc"
