// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"
#include "ui/grid/copy.h"

using namespace core::result;
using namespace test;
using namespace ui::grid;

namespace {

core::result::ShownRows everything(const core::result::ResultSet &result)
{
    return core::result::ShownRows::all(result.columns(), result.rows());
}

QString copied(const ResultSet &result, const QList<CellRange> &ranges, Heading heading = Heading::None)
{
    auto mime = copyCells(everything(result), ranges, heading);
    return mime ? (*mime)->text() : QStringLiteral("refused: ") + mime.error().message;
}

// A spreadsheet's view of tab-separated text.
QList<QStringList> parsed(const QString &text)
{
    QList<QStringList> rows = {{QString()}};
    bool quoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        QString &cell = rows.last().last();
        if (quoted) {
            if (c == QLatin1Char('"') && i + 1 < text.size() && text.at(i + 1) == c) {
                cell += c;
                ++i;
            } else if (c == QLatin1Char('"')) {
                quoted = false;
            } else {
                cell += c;
            }
        } else if (c == QLatin1Char('"') && cell.isEmpty()) {
            quoted = true;
        } else if (c == QLatin1Char('\t')) {
            rows.last().append(QString());
        } else if (c == QLatin1Char('\n')) {
            rows.append(QStringList{QString()});
        } else {
            cell += c;
        }
    }
    return rows;
}

} // namespace

class TestCopy : public QObject
{
    Q_OBJECT

private slots:
    void hostileValues()
    {
        const std::vector<QByteArray> values = {"plain",
                                                "tab\there",
                                                "line\nbreak",
                                                "cr\r\nlf",
                                                "\"quoted\"",
                                                "half\"",
                                                "\"",
                                                "it's; -- <b>&%1",
                                                "\xd7\xa9\xd7\x9c\xd7\x95\xd7\x9d",
                                                "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7",
                                                " spaces ",
                                                "\xef\xbb\xbfmark",
                                                "\xe2\x80\xaeoverride",
                                                "NULL",
                                                "=1+1",
                                                "0000123.4500",
                                                "\\N",
                                                "\x01\x1b[0m"};
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a\tb", 25), column("c\"d\ne", 25)});
        std::vector<Row> rows;
        for (const QByteArray &value : values)
            rows.push_back({value, value});
        feeder.rows(rows);
        const QString text = copied(result, {{0, result.rowCount() - 1, 0, 1}}, Heading::Names);
        const QList<QStringList> back = parsed(text);
        QCOMPARE(back.size(), qsizetype(values.size()) + 1);
        QCOMPARE(back.at(0), (QStringList{QStringLiteral("a\tb"), QStringLiteral("c\"d\ne")}));
        for (std::size_t i = 0; i < values.size(); ++i) {
            QCOMPARE(back.at(qsizetype(i) + 1).size(), 2);
            QCOMPARE(back.at(qsizetype(i) + 1).at(0).toUtf8(), values[i]);
            QCOMPARE(back.at(qsizetype(i) + 1).at(1).toUtf8(), values[i]);
        }
        // one cell alone is its text and nothing else
        for (std::size_t i = 0; i < values.size(); ++i)
            QCOMPARE(copied(result, {{qsizetype(i), qsizetype(i), 0, 0}}).toUtf8(), values[i]);
    }

    void bytesThatAreNoText()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 25)});
        feeder.rows({{QByteArray("caf\xe9")}});
        QCOMPARE(copied(result, {{0, 0, 0, 0}}), QStringLiteral("caf\\xe9"));
    }

    void nullAndEmptyAreEmpty()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 25), column("b", 25), column("c", 25)});
        feeder.rows({{std::nullopt, QByteArray(""), QByteArray("x")}});
        QCOMPARE(copied(result, {{0, 0, 0, 2}}), QStringLiteral("\t\tx"));
        QCOMPARE(copied(result, {{0, 0, 0, 0}}), QString());
    }

    void pieces()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 25), column("b", 25), column("c", 25), column("d", 25)});
        feeder.generate(0, 9, [](qsizetype row, Row &cells) {
            for (std::size_t c = 0; c < 4; ++c)
                cells[c] = QByteArray(1, char('a' + int(c))) + QByteArray::number(row);
        });
        QCOMPARE(copied(result, {{1, 2, 0, 1}, {2, 2, 3, 3}}), QStringLiteral("a1\tb1\t\na2\tb2\td2"));
        QCOMPARE(copied(result, {{8, 8, 3, 3}, {0, 0, 0, 0}}), QStringLiteral("a0\t\n\td8"));
        QCOMPARE(copied(result, {{8, 8, 3, 3}, {0, 0, 0, 0}}, Heading::Names),
                 QStringLiteral("a\td\na0\t\n\td8"));
        // ranges that overlap or touch say nothing twice
        QCOMPARE(copied(result, {{0, 1, 0, 0}, {1, 2, 0, 0}}), QStringLiteral("a0\na1\na2"));
        QCOMPARE(copied(result, {{0, 0, 0, 0}}, Heading::Names), QStringLiteral("a\na0"));
    }

    void tooMuchIsRefused()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 25)});
        const QByteArray value(1000, 'x');
        feeder.generate(0, 999, [&](qsizetype, Row &cells) { cells[0] = value; });
        auto mime = copyCells(everything(result), {{0, 999, 0, 0}}, Heading::None, 500'000);
        QVERIFY(!mime);
        QCOMPARE(mime.error().kind, core::Error::Kind::Input);
        QVERIFY(mime.error().hint.contains(QLatin1String("Export")));
        QVERIFY(copyCells(everything(result), {{0, 99, 0, 0}}, Heading::None, 500'000));
        QVERIFY(!copyCells(everything(result), {}, Heading::None));
    }

    void largeCopiesAreMadeWhenTheyArePasted()
    {
        auto result = std::make_unique<ResultSet>();
        std::unique_ptr<QMimeData> mime;
        {
            Feeder feeder(*result);
            feeder.begin({column("a", 25)});
            const QByteArray value(1000, 'x');
            feeder.generate(0, 9999, [&](qsizetype, Row &cells) { cells[0] = value; });
            auto copy = copyCells(everything(*result), {{0, 9999, 0, 0}}, Heading::None);
            VERIFY_OK(copy);
            mime = std::move(*copy);
        }
        result.reset(); // the tab was closed meanwhile
        QVERIFY(mime->hasText());
        QCOMPARE(mime->formats(),
                 (QStringList{QStringLiteral("text/html"), QStringLiteral("text/tab-separated-values"),
                              QStringLiteral("text/plain")}));
        QCOMPARE(mime->text().size(), 10'000 * 1001 - 1);
        QCOMPARE(mime->data(QStringLiteral("text/plain")).size(), 10'000 * 1001 - 1);
    }

    void offersTextAndHtmlAtOnce()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("<n>", 23), column("t", 25), column("big", 1700)});
        feeder.rows({{QByteArray("-12.5"), QByteArray("007\n<b>&\""), QByteArray("1234567890123456789")},
                     {std::nullopt, QByteArray(""), QByteArray("1")}});
        auto mime = copyCells(everything(result), {{0, 1, 0, 2}}, Heading::Names);
        VERIFY_OK(mime);
        QVERIFY((*mime)->hasHtml());
        QVERIFY((*mime)->hasText());
        const QString html = (*mime)->html();
        const QString text = QStringLiteral("<td class=\"t\" sdnum=\"1033;0;@\">");
        QVERIFY2(html.contains(QStringLiteral("<tr><th>&lt;n&gt;</th><th>t</th><th>big</th></tr>")),
                 qPrintable(html));
        QVERIFY(html.contains(
            QStringLiteral("<td>-12.5</td>") + text
            + QStringLiteral("007<br style=\"mso-data-placement:same-cell\">&lt;b&gt;&amp;&quot;"
                             "</td>")
            + text + QStringLiteral("1234567890123456789</td>")));
        QVERIFY(
            html.contains(QStringLiteral("<tr><td></td>") + text + QStringLiteral("</td><td>1</td></tr>")));
        QCOMPARE((*mime)->data(QStringLiteral("text/tab-separated-values")), (*mime)->text().toUtf8());
        QVERIFY((*mime)->data(QStringLiteral("image/png")).isEmpty());
        // one cell is bare: nothing but its text
        auto bare = copyCells(everything(result), {{0, 0, 1, 1}}, Heading::None);
        VERIFY_OK(bare);
        QCOMPARE((*bare)->formats(), QStringList{QStringLiteral("text/plain")});
        QCOMPARE((*bare)->text(), QStringLiteral("007\n<b>&\""));
    }

    void piecesLookAlikeInEveryFormat()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 25), column("b", 25)});
        feeder.generate(0, 9, [](qsizetype row, Row &cells) {
            cells[0] = "a" + QByteArray::number(row);
            cells[1] = "b" + QByteArray::number(row);
        });
        auto mime = copyCells(everything(result), {{8, 8, 1, 1}, {2, 2, 0, 0}}, Heading::None);
        VERIFY_OK(mime);
        QCOMPARE((*mime)->text(), QStringLiteral("a2\t\n\tb8"));
        QCOMPARE((*mime)->html().count(QStringLiteral("<td></td>")), 2);
    }

    void rowsAreHeldNoLongerThanNeeded()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 25)});
        feeder.generate(0, 99'999, [](qsizetype, Row &cells) { cells[0] = QByteArray(100, 'x'); });
        // what is small holds a copy of its own, so the rows of the result can go with it
        core::result::Rows rows = result.rows();
        auto small
            = prepareCopy(ShownRows::all(result.columns(), rows), {{5, 9, 0, 0}}, Heading::None, false);
        VERIFY_OK(small);
        auto mime = mimeData(*small);
        QCOMPARE(mime->text().size(), 5 * 101 - 1);
        QVERIFY(mime->html().contains(QLatin1String("xxx")));
        QCOMPARE(mime->text().size(), 5 * 101 - 1);
        // what is not even looked at is refused at once
        const auto refused = prepareCopy(ShownRows::all(result.columns(), rows), {{0, 99'999, 0, 0}},
                                         Heading::None, false, {}, 50'000);
        QVERIFY(!refused);
        std::stop_source stop;
        stop.request_stop();
        const auto stopped = prepareCopy(ShownRows::all(result.columns(), rows), {{0, 99'999, 0, 0}},
                                         Heading::None, true, stop.get_token());
        QVERIFY(!stopped && stopped.error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestCopy)
#include "tst_copy.moc"
