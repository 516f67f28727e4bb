// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/feedresult.h"
#include "tests/support/heartbeat.h"
#include "tests/support/testmain.h"
#include "ui/grid/copyas.h"
#include "ui/grid/gridview.h"
#include "ui/grid/selectioncut.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>

using namespace core::result;
using namespace test;
using namespace ui::grid;
using core::transfer::Format;

namespace {

Column of(const char *name, Oid type, Oid table, int number)
{
    Column made = column(name, type);
    made.tableOid = table;
    made.tableColumn = number;
    return made;
}

QString rendered(const ShownRows &shown, const QList<CellRange> &ranges, Format format, bool header = true,
                 const QHash<Oid, TableOrigin> &origins = {})
{
    const auto made = renderSelection(shown, ranges, format, header, origins);
    return made ? QString::fromUtf8(made->bytes) : QStringLiteral("refused: ") + made.error().message;
}

} // namespace

class TestCopyAs : public QObject
{
    Q_OBJECT

private slots:
    void everyFormatOfASelection()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("id", 23), column("it's \"<b>", 25), column("hidden", 25), column("n", 1700)});
        feeder.rows({{QByteArray("1"), QByteArray("a,'b'\"\n|"), QByteArray("h"), QByteArray("1.50")},
                     {QByteArray("2"), std::nullopt, QByteArray("h"), QByteArray("NaN")},
                     {QByteArray("3"), QByteArray("<&>"), QByteArray("h"), std::nullopt}});
        ShownRows shown = ShownRows::all(result.columns(), result.rows());
        shown.visible = {3, 0, 1}; // moved and hidden
        shown.order = RowOrder({2, 0, 1});
        const QList<CellRange> two{{0, 1, 1, 2}}; // rows 3 and 1 of id, text
        QCOMPARE(rendered(shown, two, Format::Csv),
                 QStringLiteral("id,\"it's \"\"<b>\"\n3,<&>\n1,\"a,'b'\"\"\n|\""));
        QCOMPARE(rendered(shown, two, Format::Csv, false), QStringLiteral("3,<&>\n1,\"a,'b'\"\"\n|\""));
        const auto json = QJsonDocument::fromJson(rendered(shown, two, Format::Json).toUtf8()).array();
        QCOMPARE(json.size(), 2);
        QCOMPARE(json.at(1).toObject().value(QStringLiteral("it's \"<b>")).toString(),
                 QStringLiteral("a,'b'\"\n|"));
        QCOMPARE(rendered(shown, two, Format::JsonLines).split(QLatin1Char('\n')).size(), 2);
        QVERIFY(rendered(shown, two, Format::Html).contains(QLatin1String("&lt;&amp;&gt;")));
        QVERIFY(!rendered(shown, two, Format::Html, false).contains(QLatin1String("<th")));
        QVERIFY(rendered(shown, two, Format::Markdown).contains(QLatin1String("\\|")));
        const QString in = rendered(shown, {{0, 2, 1, 1}}, Format::SqlInList);
        QVERIFY2(in.contains(QLatin1Char('3')) && !in.endsWith(QLatin1Char('\n')), qPrintable(in));
        QVERIFY(!rendered(shown, {{0, 2, 0, 2}}, Format::SqlValues).startsWith(QLatin1String("refused")));
        // pieces: the rows and the columns that hold a selected cell
        QCOMPARE(rendered(shown, {{2, 2, 1, 1}, {0, 0, 0, 0}}, Format::Csv, false),
                 QStringLiteral(",3\nNaN,2"));
        QVERIFY(rendered(shown, {}, Format::Csv).startsWith(QLatin1String("refused")));
    }

    void tablesAndKeys()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin(
            {of("key", 23, 500, 2), of("alias", 25, 500, 3), column("sum", 20), of("other", 25, 600, 1)});
        feeder.rows({{QByteArray("7"), QByteArray("it's"), QByteArray("1"), QByteArray("o")}});
        const ShownRows shown = ShownRows::all(result.columns(), result.rows());
        const TableOrigin orders{
            {QStringLiteral("my schema"), QStringLiteral("orders")},
            {{1, QStringLiteral("x")}, {2, QStringLiteral("id")}, {3, QStringLiteral("note")}},
            {2}};
        const QHash<Oid, TableOrigin> origins{{500, orders}};
        const QString insert = rendered(shown, {{0, 0, 0, 1}}, Format::SqlInsert, true, origins);
        QVERIFY2(insert.startsWith(QLatin1String("INSERT INTO \"my schema\".orders (id, note)")),
                 qPrintable(insert));
        // the key comes along, under its own name
        const auto update = renderSelection(shown, {{0, 0, 1, 1}}, Format::SqlUpdate, true, origins);
        VERIFY_OK(update);
        const QString sql = QString::fromUtf8(update->bytes).simplified();
        QVERIFY2(sql.contains(QLatin1String("UPDATE \"my schema\".orders SET note = 'it''s' WHERE id = 7")),
                 qPrintable(sql));
        QVERIFY(update->remark.isEmpty());
        // unknown: told
        const auto unknown = renderSelection(shown, {{0, 0, 0, 1}}, Format::SqlUpdate, true, {});
        VERIFY_OK(unknown);
        QVERIFY(unknown->bytes.contains("table_name"));
        QVERIFY(unknown->remark.contains(QLatin1String("table_name")));
        QVERIFY(unknown->remark.contains(QLatin1String("key")));
        // two tables are none
        QVERIFY(rendered(shown, {{0, 0, 0, 3}}, Format::SqlInsert, true, origins)
                    .contains(QLatin1String("table_name")));
        QVERIFY(rendered(shown, {{0, 0, 0, 0}}, Format::SqlUpdate, true, origins)
                    .startsWith(QLatin1String("refused")));
    }

    void tooMuchIsRefusedAndStops()
    {
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("a", 25)});
        feeder.generate(0, 99'999, [](qsizetype, Row &cells) { cells[0] = QByteArray(100, 'x'); });
        const ShownRows shown = ShownRows::all(result.columns(), result.rows());
        const auto refused
            = renderSelection(shown, {{0, 99'999, 0, 0}}, Format::Csv, true, {}, {}, 5'000'000);
        QVERIFY(!refused);
        QVERIFY(refused.error().hint.contains(QLatin1String("Export")));
        std::stop_source stop;
        stop.request_stop();
        const auto stopped
            = renderSelection(shown, {{0, 99'999, 0, 0}}, Format::Csv, true, {}, stop.get_token());
        QVERIFY(!stopped && stopped.error().isCancelled());
    }

    void fromTheGrid()
    {
        ui::Theme theme;
        ResultSet result;
        Feeder feeder(result);
        GridView grid(theme);
        auto *copyAs = new CopyAs(grid);
        grid.resize(400, 300);
        grid.setResult(&result);
        grid.show();
        feeder.begin({column("a", 23), column("b", 25)});
        feeder.generate(0, 199'999, [](qsizetype row, Row &cells) {
            cells[0] = QByteArray::number(row);
            cells[1] = QByteArray(50, 'x');
        });
        QSignalSpy copied(copyAs, &CopyAs::copied);
        QSignalSpy refused(copyAs, &CopyAs::refused);
        grid.setCurrentCell(3, 0);
        copyAs->copy(Format::SqlInList, true);
        QTRY_COMPARE(copied.count(), 1);
        QVERIFY(QGuiApplication::clipboard()->text().contains(QLatin1Char('3')));

        grid.selectAll();
        Heartbeat heart;
        copyAs->copy(Format::Csv, true);
        QTRY_COMPARE(copied.count(), 2);
        qInfo("200,000 rows as CSV: longest gap %lld ms", static_cast<long long>(heart.longestGap()));
        QVERIFY2(
            copied.last().first().toString().startsWith(QStringLiteral("Copied 200\u202f000 rows as CSV")),
            qPrintable(copied.last().first().toString()));
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 200'000);
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasFormat(QStringLiteral("text/csv")));

        // Ctrl+C of a large selection is made in the pool, too
        QSignalSpy plain(&grid, &GridView::copied);
        heart.reset();
        QTest::keyClick(&grid, Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(plain.count(), 1);
        qInfo("400,000 cells: longest gap %lld ms", static_cast<long long>(heart.longestGap()));
        QVERIFY(QGuiApplication::clipboard()->mimeData()->hasHtml());
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('\n')), 199'999);
        QCOMPARE(refused.count(), 0);

        QMenu menu;
        copyAs->fillMenu(&menu);
        QCOMPARE(menu.actions().size(), CopyAs::choices().size());
        QSet<QString> texts;
        for (const QAction *action : menu.actions())
            texts << action->text();
        QCOMPARE(texts.size(), menu.actions().size());
        for (const char *text : {"CSV with header", "CSV", "JSON", "JSON Lines", "SQL INSERT", "SQL UPDATE",
                                 "SQL VALUES", "SQL IN list", "Markdown", "HTML with header"})
            QVERIFY2(texts.contains(QLatin1String(text)), text);
    }

    void goesWithItsGrid()
    {
        ui::Theme theme;
        ResultSet result;
        Feeder feeder(result);
        {
            GridView grid(theme);
            auto *copyAs = new CopyAs(grid);
            grid.setResult(&result);
            feeder.begin({column("a", 25)});
            feeder.generate(0, 49'999, [](qsizetype, Row &cells) { cells[0] = QByteArray(100, 'x'); });
            grid.selectAll();
            copyAs->copy(Format::Json, true);
            grid.copy();
        }
        QCoreApplication::sendPostedEvents();
    }
};

QTEST_MAIN(TestCopyAs)
#include "tst_copyas.moc"
