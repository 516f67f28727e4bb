// SPDX-License-Identifier: GPL-3.0-or-later
// Sort, quick filter, find and figures as the user meets them: keys and clicks on a page with a result.
#include "tests/support/feedresult.h"
#include "tests/support/heartbeat.h"
#include "tests/support/testmain.h"
#include "ui/grid/figuresline.h"
#include "ui/grid/filterbar.h"
#include "ui/grid/filtermenu.h"
#include "ui/grid/gridfindbar.h"
#include "ui/grid/gridview.h"
#include "ui/grid/resultstatus.h"
#include "ui/grid/rowarranger.h"
#include "ui/query/resultpage.h"
#include "ui/query/resulttools.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace core::analysis;
using namespace core::result;
using namespace test;
using namespace ui::grid;
using namespace ui::query;

namespace {

constexpr Oid Int8 = 20, Text = 25, Numeric = 1700;

struct Page
{
    QTemporaryDir folder;
    ui::Theme theme;
    ui::Icons icons{theme};
    core::settings::Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    ResultSet *result = new ResultSet;
    Feeder feeder{*result};
    ResultPage page{theme, icons, settings, result, "SELECT"};
    GridView &view = page.view();
    ResultTools &tools = page.tools();

    Page()
    {
        page.resize(900, 500);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
    }

    /// n (number of the row), status (of three, NULL), total
    void begin() { feeder.begin({column("n", Int8), column("status", Text), column("total", Numeric)}); }
    void rows(qsizetype first, qsizetype last)
    {
        feeder.generate(first, last, [](qsizetype row, Row &cells) {
            static const char *const States[] = {"paid", "open", "<b>late & %1</b>"};
            cells[0] = QByteArray::number(row);
            cells[1] = row % 4 == 3 ? Value() : Value(States[row % 4]);
            cells[2] = QByteArray::number(1000 - row) + ".50";
        });
    }
    void fill(qsizetype rows)
    {
        begin();
        this->rows(0, rows - 1);
        feeder.end();
    }

    template <class T> T *find(const char *name) { return page.findChild<T *>(QLatin1String(name)); }
    qsizetype shownRows() const { return view.shown().rowCount(); }
    qsizetype resultRow(qsizetype shown) const { return view.shown().order.resultRow(shown); }
    QString countText() { return find<QLabel>("filterCounts")->text(); }
    QString findText() { return find<QLabel>("gridFindCount")->text(); }
    void sortBy(int column, bool descending = false) { emit view.sortRequested({{column, descending}}); }
};

Filter paid()
{
    return {1, FilterOp::In, {"paid"}};
}

} // namespace

class TestResultTools : public QObject
{
    Q_OBJECT

private slots:
    void sortsByAHead()
    {
        Page p;
        p.fill(100);
        p.view.setCurrentCell(0, 0);
        p.sortBy(2);
        QTRY_COMPARE(p.resultRow(0), 99);
        QCOMPARE(p.view.sortKeys(), (QList<SortKey>{{2, false}}));
        QCOMPARE(p.view.currentResultRow(), 0);
        QVERIFY(p.find<QLabel>("resultOrder")->text().isEmpty());
        p.sortBy(1);
        QTRY_COMPARE(p.find<QLabel>("resultOrder")->text(), QStringLiteral("text sorted by code points"));
        QCOMPARE(p.resultRow(0), 2);   // "<b>late"
        QCOMPARE(p.resultRow(99), 99); // NULL
        emit p.view.sortRequested({});
        QTRY_VERIFY(p.view.rowOrder().isAsReceived());
        QVERIFY(p.view.sortKeys().isEmpty());
        QVERIFY(p.find<QLabel>("resultOrder")->text().isEmpty());
    }

    void sortWaitsForAllRows()
    {
        Page p;
        p.begin();
        p.rows(0, 9);
        p.sortBy(0, true);
        auto *note = p.find<QWidget>("workNote");
        QTRY_VERIFY(note->isVisible());
        QVERIFY(p.view.rowOrder().isAsReceived());
        p.rows(10, 19);
        p.feeder.end(false); // stopped: what there is
        QTRY_COMPARE(p.resultRow(0), 19);
        QVERIFY(note->isHidden());
    }

    void sortThatIsNotWantedAnyMore()
    {
        Page p;
        p.begin();
        p.rows(0, 9);
        p.sortBy(0, true);
        QTest::mouseClick(p.find<QPushButton>("workNoteCancel"), Qt::LeftButton);
        QVERIFY(p.find<QWidget>("workNote")->isHidden());
        p.feeder.end();
        QVERIFY(p.view.rowOrder().isAsReceived());
    }

    void filtersBySelectedValues()
    {
        Page p;
        p.fill(1000);
        p.view.setCurrentCell(0, 1);
        QMenu menu;
        emit p.view.aboutToShowCellMenu(&menu, 0, 1);
        auto *by = menu.findChild<QAction *>(QStringLiteral("filterByValue"));
        QVERIFY(by);
        QCOMPARE(by->text(), QStringLiteral("Filter by this value: status = paid"));
        by->trigger();
        QTRY_COMPARE(p.shownRows(), 250);
        QVERIFY(p.tools.filterBar().isVisible());
        QCOMPARE(p.countText(), QStringLiteral("250 of 1\u202F") + QStringLiteral("000 rows"));
        QCOMPARE(p.view.currentResultRow(), 0);
        // NULL and a text with markup
        p.view.setCurrentCell(1, 0);
        p.tools.filterBar().clearFilters();
        QTRY_COMPARE(p.shownRows(), 1000);
        p.view.selectionModel()->select(
            QItemSelection(p.view.model()->index(2, 1), p.view.model()->index(3, 1)),
            QItemSelectionModel::ClearAndSelect);
        const QList<Filter> both = filtersOfSelection(p.view, FilterOp::NotIn);
        QCOMPARE(both, (QList<Filter>{{1, FilterOp::NotIn, {"<b>late & %1</b>", std::nullopt}}}));
        p.tools.filterBar().addFilter(both.first());
        QTRY_COMPARE(p.shownRows(), 500);
        p.sortBy(0, true);
        QTRY_COMPARE(p.resultRow(0), 997);
        QCOMPARE(p.shownRows(), 500);
    }

    void filterByTyping()
    {
        Page p;
        p.fill(1000);
        p.view.setCurrentCell(0, 2);
        p.tools.quickFilter();
        auto *value = p.find<QLineEdit>("filterValue");
        QTRY_VERIFY(value->hasFocus());
        auto *op = p.find<QComboBox>("filterOperator");
        QCOMPARE(p.find<QComboBox>("filterColumn")->currentText(), QStringLiteral("total"));
        op->setCurrentText(QStringLiteral("between"));
        QTest::keyClicks(value, QStringLiteral("990"));
        QTest::keyClick(value, Qt::Key_Return);
        auto *upper = p.find<QLineEdit>("filterUpper");
        QTRY_VERIFY(upper->hasFocus());
        QTest::keyClicks(upper, QStringLiteral("x"));
        QTest::keyClick(upper, Qt::Key_Return);
        QVERIFY(p.find<QWidget>("filterProblem")->isVisible());
        QVERIFY(p.tools.filterBar().filters().isEmpty());
        upper->setText(QStringLiteral("991.50"));
        QTest::keyClick(upper, Qt::Key_Return);
        QTRY_COMPARE(p.shownRows(), 2);
        QVERIFY(p.find<QWidget>("filterProblem")->isHidden());
        QCOMPARE(filterText(p.result->columns(), p.tools.filterBar().filters().first()),
                 QStringLiteral("total between 990 and 991.50"));
        // Esc shows all again and gives the keys back to the grid
        QTest::keyClick(value, Qt::Key_Escape);
        QTRY_COMPARE(p.shownRows(), 1000);
        QVERIFY(p.tools.filterBar().isHidden());
        QTRY_VERIFY(p.view.hasFocus());
    }

    void filterGoesOnWhileRowsArrive()
    {
        Page p;
        p.begin();
        p.rows(0, 99);
        p.tools.filterBar().addFilter(paid());
        QTRY_COMPARE(p.shownRows(), 25);
        for (int i = 1; i < 6; ++i)
            p.rows(i * 100, i * 100 + 99);
        QTRY_COMPARE(p.shownRows(), 150);
        p.feeder.end();
        QTRY_COMPARE(p.countText(), QStringLiteral("150 of 600 rows"));
        QCOMPARE(p.resultRow(149), 596);
    }

    void findsAndGoesFromHitToHit()
    {
        Page p;
        p.fill(30'000);
        p.view.setCurrentCell(5, 0);
        QTest::keyClick(&p.view, Qt::Key_F, Qt::ControlModifier);
        auto *text = p.find<QLineEdit>("gridFindText");
        QTRY_VERIFY(text->hasFocus());
        QCOMPARE(text->text(), QStringLiteral("5")); // of the current cell
        QTest::keyClicks(text, QStringLiteral("LATE & %1"));
        QTRY_COMPARE(p.findText(), QStringLiteral("2 of 7\u202F") + QStringLiteral("500"));
        QCOMPARE(p.view.currentResultRow(), 6);
        QCOMPARE(p.view.currentResultColumn(), 1);
        p.tools.findNext();
        QCOMPARE(p.view.currentResultRow(), 10);
        p.tools.findPrevious();
        p.tools.findPrevious();
        p.tools.findPrevious(); // round the end
        QCOMPARE(p.view.currentResultRow(), 29'998);
        QCOMPARE(p.findText(),
                 QStringLiteral("7\u202F") + QStringLiteral("500 of 7\u202F") + QStringLiteral("500"));
        // in the order shown
        p.sortBy(0, true);
        QTRY_COMPARE(p.resultRow(0), 29'999);
        QTRY_VERIFY(p.findText().startsWith(QStringLiteral("1 of")));
        p.tools.findNext();
        QCOMPARE(p.view.currentResultRow(), 29'994);
        QTRY_VERIFY(p.findText().startsWith(QStringLiteral("2 of")));
        // and of what passes the filter
        p.tools.filterBar().addFilter({0, FilterOp::Less, {"100"}});
        QTRY_VERIFY(p.findText().endsWith(QStringLiteral("25 hits")));
        p.find<QToolButton>("gridFindCase")->click();
        QTRY_COMPARE(p.findText(), QStringLiteral("No hits"));
        QTest::keyClick(text, Qt::Key_Escape);
        QVERIFY(p.tools.findBar().isHidden());
        QTRY_VERIFY(p.view.hasFocus());
    }

    void findGoesOnWhileRowsArrive()
    {
        Page p;
        p.begin();
        p.rows(0, 99);
        p.tools.find();
        p.find<QLineEdit>("gridFindText")->setText(QStringLiteral("paid"));
        QTRY_COMPARE(p.findText(), QStringLiteral("1 of 25"));
        p.rows(100, 199);
        QTRY_COMPARE(p.findText(), QStringLiteral("1 of 50"));
        p.feeder.end();
    }

    void figuresOfTheSelection()
    {
        Page p;
        p.fill(1000);
        FiguresLine &line = *p.find<FiguresLine>("selectionFigures");
        QVERIFY(line.isHidden());
        p.view.selectAll();
        QTRY_VERIFY(line.isVisible());
        QTRY_COMPARE(line.text(), QStringLiteral("Count 3\u202F") + QStringLiteral("000"));
        p.view.selectionModel()->select(
            QItemSelection(p.view.model()->index(0, 2), p.view.model()->index(999, 2)),
            QItemSelectionModel::ClearAndSelect);
        QTRY_COMPARE(line.text(),
                     QStringLiteral(
                         "Count 1_000 · Sum 501_000.00 · Avg 501.0000000000000000 · Min 1.50 · Max 1_000.50")
                         .replace(QLatin1Char('_'), QChar(0x202F)));
        line.setFocus();
        QTest::keyClick(&line, Qt::Key_Right);
        QTest::keyClick(&line, Qt::Key_Return);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("501000.00"));
        emit line.chosenChanged({QStringLiteral("sum")});
        QTRY_COMPARE(line.text(), QStringLiteral("Sum 501\u202F") + QStringLiteral("000.00"));
        QCOMPARE(p.settings.get(core::settings::keys::gridFigures), QStringList{QStringLiteral("sum")});
    }

    void theServerArranges()
    {
        Page p;
        p.tools.setArrangedByServer();
        p.fill(100);
        QSignalSpy filters(&p.tools, &ResultTools::filterRequested);
        QSignalSpy typed(&p.tools, &ResultTools::quickFilterRequested);
        p.sortBy(0, true);
        p.view.setCurrentCell(3, 1);
        QMenu menu;
        emit p.view.aboutToShowCellMenu(&menu, 3, 1);
        menu.findChild<QAction *>(QStringLiteral("excludeValue"))->trigger();
        QCOMPARE(filters.size(), 1);
        QCOMPARE(filters.first().first().value<QList<Filter>>(),
                 (QList<Filter>{{1, FilterOp::NotIn, {std::nullopt}}}));
        p.tools.quickFilter();
        QCOMPARE(typed.size(), 1);
        QVERIFY(p.tools.filterBar().isHidden());
        QVERIFY(p.view.rowOrder().isAsReceived());
    }

    // All of it at once over many rows, while scrolling: the window's thread does none of the work.
    void nothingStopsTheWindow()
    {
        Page p;
        p.fill(400'000);
        p.view.selectAll();
        p.tools.find();
        Heartbeat heart;
        int frames = 0;
        const auto scroll = [&](auto done) {
            while (!done() && frames < 3000) {
                p.view.scrollByPixels(++frames % 2 ? 7000 : 300);
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            }
        };
        p.find<QLineEdit>("gridFindText")->setText(QStringLiteral("a"));
        scroll([&] { return p.findText().endsWith(QStringLiteral("200\u202F") + QStringLiteral("000")); });
        const qint64 finding = heart.longestGap();
        QVERIFY(p.findText().endsWith(QStringLiteral("200\u202F") + QStringLiteral("000")));
        heart.reset();
        p.sortBy(2);
        scroll([&] { return p.view.sortKeys().size() == 1 && !p.tools.findBar().finder().isRunning(); });
        const qint64 sorting = heart.longestGap();
        heart.reset();
        p.tools.filterBar().addFilter({1, FilterOp::Contains, {"late"}});
        scroll([&] { return p.shownRows() == 100'000 && !p.tools.findBar().finder().isRunning(); });
        QCOMPARE(p.shownRows(), 100'000);
        qInfo("longest gaps: find %lld ms, sort %lld ms, filter %lld ms", static_cast<long long>(finding),
              static_cast<long long>(sorting), static_cast<long long>(heart.longestGap()));
        // generous: a debug build on a busy machine
        QVERIFY(std::max({finding, sorting, heart.longestGap()}) < 1000);
    }

    // Work in other threads must not outlive what it works for.
    void pageDiesInTheMiddle()
    {
        for (int i = 0; i < 5; ++i) {
            Page p;
            p.fill(20'000);
            p.view.selectAll();
            p.tools.filterBar().addFilter({1, FilterOp::Contains, {"a"}});
            p.sortBy(2);
            p.tools.find();
            p.find<QLineEdit>("gridFindText")->setText(QStringLiteral("a"));
            if (i % 2)
                QTRY_VERIFY(p.tools.findBar().finder().isActive());
            if (i > 2)
                QTRY_VERIFY(p.tools.findBar().finder().count() > 0);
        }
    }

    void nothingThere()
    {
        Page p;
        p.fill(0);
        p.sortBy(0);
        p.tools.filterBar().addFilter(paid());
        QTRY_COMPARE(p.countText(), QStringLiteral("0 of 0 rows"));
        p.tools.find();
        p.find<QLineEdit>("gridFindText")->setText(QStringLiteral("a"));
        QTRY_COMPARE(p.findText(), QStringLiteral("No hits"));
        p.tools.findNext();
    }
};

QTEST_MAIN(TestResultTools)
#include "tst_resulttools.moc"
