// SPDX-License-Identifier: GPL-3.0-or-later
// The grid with columns hidden, moved and frozen and rows in an order: what is where, for mouse, keys,
// selection, screen readers and whatever leaves it.
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"
#include "ui/grid/columnspopup.h"
#include "ui/grid/gotorow.h"
#include "ui/grid/gridheader.h"
#include "ui/grid/gridview.h"
#include "ui/grid/rowwanted.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>

using namespace core::result;
using namespace test;
using namespace ui::grid;

namespace {

constexpr Oid Text = 25;
constexpr int RowHeight = ui::metrics::GridRow;
using Cell = std::pair<qsizetype, int>;
using Keys = QList<SortKey>;

struct Shown
{
    ui::Theme theme;
    ResultSet result;
    Feeder feeder{result};
    GridView grid{theme};

    Shown()
    {
        grid.resize(800, 500);
        grid.setResult(&result);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        grid.setFocus();
    }

    /// columns named a, b, c, ... with "row.column" as text, each 100 pixels wide
    void fill(int rows, int columns)
    {
        QList<Column> heads;
        for (int c = 0; c < columns; ++c)
            heads.append(column(QByteArray(1, char('a' + c % 26)).constData(), Text));
        feeder.begin(heads);
        append(0, rows - 1);
        for (int c = 0; c < grid.model()->columnCount() && columns < 100; ++c)
            grid.setColumnWidth(c, 100);
    }

    void append(qsizetype first, qsizetype last)
    {
        feeder.generate(first, last, [](qsizetype row, Row &cells) {
            for (std::size_t c = 0; c < cells.size(); ++c)
                cells[c] = QByteArray::number(row) + '.' + QByteArray::number(int(c));
        });
    }

    GridHeader &header() const { return *grid.findChild<GridHeader *>(QStringLiteral("resultColumns")); }
    Cell current() const { return {grid.currentRow(), grid.currentColumn()}; }
    Cell currentOfResult() const { return {grid.currentResultRow(), grid.currentResultColumn()}; }
    QModelIndex index(int row, int column) const { return grid.model()->index(row, column); }
    QPoint center(int row, int column) const { return grid.visualRect(index(row, column)).center(); }
    /// "a|b c": the names shown, frozen ones left of the bar
    QString heads() const
    {
        QString text;
        for (int c = 0; c < grid.model()->columnCount(); ++c) {
            if (c > 0)
                text += QLatin1Char(c == grid.columnMap().frozen() ? '|' : ' ');
            text += grid.model()->headerData(c, Qt::Horizontal).toString();
        }
        return text;
    }
    /// The model as lines: the row's number, then its cells.
    QStringList lines() const
    {
        QStringList all;
        for (int row = 0; row < grid.model()->rowCount(); ++row) {
            QStringList cells{grid.model()->headerData(row, Qt::Vertical).toString()};
            for (int c = 0; c < grid.model()->columnCount(); ++c)
                cells << index(row, c).data().toString();
            all << cells.join(QLatin1Char(' '));
        }
        return all;
    }
    void drag(QWidget *area, const QList<QPoint> &points, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mousePress(area, Qt::LeftButton, modifiers, points.first());
        for (const QPoint &point : points.mid(1)) {
            QMouseEvent move(QEvent::MouseMove, point, area->mapToGlobal(point), Qt::NoButton, Qt::LeftButton,
                             modifiers);
            QApplication::sendEvent(area, &move);
        }
        QTest::mouseRelease(area, Qt::LeftButton, modifiers, points.last());
    }
    void moveMouse(QWidget *area, const QPoint &point)
    {
        QMouseEvent move(QEvent::MouseMove, point, area->mapToGlobal(point), Qt::NoButton, {}, {});
        QApplication::sendEvent(area, &move);
    }
};

RowOrder order(std::vector<std::uint32_t> rows)
{
    return RowOrder(std::move(rows));
}

} // namespace

class TestGridColumns : public QObject
{
    Q_OBJECT

private slots:
    void theModelInAnOrder()
    {
        Shown s;
        QAbstractItemModelTester tester(s.grid.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        s.fill(4, 3);
        ColumnMap map(3);
        map.move(2, 2, 0);
        map.hide(0);
        s.grid.setColumnMap(map);
        s.grid.setRowOrder(order({3, 0, 2}));
        QCOMPARE(s.heads(), QStringLiteral("c b"));
        QCOMPARE(s.lines(),
                 (QStringList{QStringLiteral("4 3.2 3.1"), QStringLiteral("1 0.2 0.1"),
                              QStringLiteral("3 2.2 2.1")}));
        const ShownRows shown = s.grid.shown();
        QCOMPARE(shown.visible, (QList<int>{2, 1}));
        QCOMPARE(shown.rowCount(), 3);
        // rows that come do not change what is shown
        s.append(4, 9);
        QCOMPARE(s.grid.model()->rowCount(), 3);
        s.grid.setRowOrder({});
        QCOMPARE(s.grid.model()->rowCount(), 10);
        QCOMPARE(s.lines().at(9), QStringLiteral("10 9.2 9.1"));
        s.append(10, 10);
        QCOMPARE(s.grid.model()->rowCount(), 11);
        // nothing left
        s.grid.setRowOrder(order({}));
        QCOMPARE(s.grid.model()->rowCount(), 0);
        QCOMPARE(s.grid.currentRow(), qsizetype(-1));
        s.grid.grab();
        s.grid.setResult(nullptr);
        QVERIFY(s.grid.rowOrder().isAsReceived());
    }

    void whatIsCurrentAndSelectedStays()
    {
        Shown s;
        s.fill(100, 5);
        s.grid.setCurrentCell(7, 2);
        QSignalSpy ordered(&s.grid, &GridView::rowOrderChanged);
        std::vector<std::uint32_t> backwards(100);
        for (std::uint32_t i = 0; i < 100; ++i)
            backwards[i] = 99 - i;
        s.grid.setRowOrder(order(backwards));
        QCOMPARE(ordered.count(), 1);
        QCOMPARE(s.current(), Cell(92, 2));
        QCOMPARE(s.currentOfResult(), Cell(7, 2));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{1, 1, 1}));
        QCOMPARE(s.grid.selectedRanges().first().top, qsizetype(92));
        // whole columns
        QTest::keyClick(&s.grid, Qt::Key_Space, Qt::ControlModifier);
        s.grid.setRowOrder(order({1, 7, 9}));
        QCOMPARE(s.current(), Cell(1, 2));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{3, 3, 1}));
        s.grid.setRowOrder({});
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{100, 100, 1}));
        // a piece of several rows becomes the current cell
        s.grid.setCurrentCell(7, 1);
        QTest::keyClick(&s.grid, Qt::Key_Down, Qt::ShiftModifier);
        s.grid.setRowOrder(order(backwards));
        QCOMPARE(s.current(), Cell(91, 1));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{1, 1, 1}));
        // filtered out
        QSignalSpy moved(&s.grid, &GridView::currentCellChanged);
        s.grid.setRowOrder(order({1}));
        QCOMPARE(s.current(), Cell(-1, -1));
        QCOMPARE(s.grid.selectionSummary(), SelectionSummary());
        QVERIFY(moved.count() > 0);
    }

    void selectionFollowsItsColumns()
    {
        Shown s;
        s.fill(10, 6);
        s.grid.setCurrentCell(2, 1);
        QTest::keyClick(&s.grid, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&s.grid, Qt::Key_Down, Qt::ShiftModifier); // b c, rows 2 and 3
        ColumnMap map = s.grid.columnMap();
        map.move(0, 0, 6); // b c d e f a
        s.grid.setColumnMap(map);
        QCOMPARE(s.grid.selectedRanges().size(), 1);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{4, 2, 2}));
        QCOMPARE(s.grid.selectedRanges().first().left, 0);
        QCOMPARE(s.currentOfResult(), Cell(3, 2));
        map.move(2, 3, 1); // b d e c f a: in two pieces
        s.grid.setColumnMap(map);
        QCOMPARE(s.grid.selectedRanges().size(), 2);
        map.hide(1);
        s.grid.setColumnMap(map);
        QCOMPARE(s.heads(), QStringLiteral("d e c f a"));
        QCOMPARE(s.grid.selectionSummary().cells, 2);
        map.hide(2); // the current column: the one in its place
        s.grid.setColumnMap(map);
        QCOMPARE(s.currentOfResult(), Cell(3, 5));
    }

    void whatIsWholeStaysWhole()
    {
        Shown s;
        s.fill(50, 9);
        s.grid.setCurrentCell(3, 4);
        QTest::keyClick(&s.grid, Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{9, 1, 9}));
        ColumnMap backwards({8, 7, 6, 5, 4, 3, 2, 1, 0}, QList<bool>(9, false), 0);
        s.grid.setColumnMap(backwards);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{9, 1, 9}));
        QCOMPARE(s.grid.selectedRanges().size(), 1);
        s.grid.selectAll();
        s.grid.setColumnMap(ColumnMap(9));
        s.grid.setRowOrder(order({4, 3, 1}));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{27, 3, 9}));
        QCOMPARE(s.grid.selectedRanges().size(), 1);
    }

    void selectingBeneathTheFrozenOnes()
    {
        Shown s;
        s.fill(50, 20);
        ColumnMap map = s.grid.columnMap();
        map.setFrozen(2);
        s.grid.setColumnMap(map);
        s.grid.horizontalScrollBar()->setValue(500);
        QWidget *area = s.grid.viewport();
        QTest::mousePress(area, Qt::LeftButton, {}, QPoint(450, 10)); // column 9
        const QPoint over(100, 40);
        QMouseEvent move(QEvent::MouseMove, over, area->mapToGlobal(over), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(area, &move);
        QTRY_COMPARE(s.grid.horizontalScrollBar()->value(), 0); // scrolls towards it, then goes in
        QTRY_COMPARE(s.grid.selectedRanges().first().left, 1);
        QTest::mouseRelease(area, Qt::LeftButton, {}, over);
        QCOMPARE(s.grid.selectedRanges().first().right, 9);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{18, 2, 9}));
    }

    void frozenColumnsStay()
    {
        Shown s;
        s.fill(100, 20);
        ColumnMap map = s.grid.columnMap();
        map.setFrozen(2);
        s.grid.setColumnMap(map);
        s.grid.horizontalScrollBar()->setValue(550);
        const auto rect = [&](int column) { return s.grid.visualRect(s.index(0, column)); };
        QCOMPARE(rect(0).left(), 0);
        QCOMPARE(rect(1).left(), 100);
        QCOMPARE(s.grid.indexAt(QPoint(150, 5)).column(), 1);
        QCOMPARE(s.grid.indexAt(QPoint(200, 5)).column(), 7); // of which the half is covered
        QCOMPARE(s.grid.indexAt(QPoint(260, 5)).column(), 8);
        // keys: to be seen whole, right of the frozen ones
        s.grid.setCurrentCell(0, 8);
        QTest::keyClick(&s.grid, Qt::Key_Left);
        QCOMPARE(s.grid.currentColumn(), 7);
        QCOMPARE(rect(7).left(), 200);
        QTest::keyClick(&s.grid, Qt::Key_Home);
        QCOMPARE(s.grid.horizontalScrollBar()->value(), 500); // nothing has to scroll for a frozen one
        QTest::keyClick(&s.grid, Qt::Key_Right);
        QTest::keyClick(&s.grid, Qt::Key_Right);
        QCOMPARE(s.grid.currentColumn(), 2);
        QCOMPARE(s.grid.horizontalScrollBar()->value(), 0);
        QTest::keyClick(&s.grid, Qt::Key_End);
        QCOMPARE(rect(19).right(), s.grid.viewport()->width() - 1);
        QVERIFY(s.grid.horizontalScrollBar()->value() == s.grid.horizontalScrollBar()->maximum());
        // the mouse, across the edge
        s.grid.horizontalScrollBar()->setValue(500);
        s.drag(s.grid.viewport(), {QPoint(150, 10), QPoint(170, 30), QPoint(250, 60)});
        const CellRange range = s.grid.selectedRanges().first();
        QCOMPARE(range.left, 1);
        QCOMPARE(range.right, 7);
        QCOMPARE(range.bottom, qsizetype(2));
        // only what can be seen is drawn
        s.grid.viewport()->repaint();
        const int rows = s.grid.viewport()->height() / RowHeight + 1;
        QVERIFY2(s.grid.cellsPainted() <= 9 * rows, qPrintable(QString::number(s.grid.cellsPainted())));
    }

    void frozenColumnsLookTheSame()
    {
        Shown s;
        s.fill(100, 20);
        s.grid.setCurrentCell(0, 19);
        s.grid.horizontalScrollBar()->setValue(0);
        const QRect first(2, 0, 90, 300);
        const QImage before = s.grid.viewport()->grab(first).toImage();
        ColumnMap map = s.grid.columnMap();
        map.setFrozen(1);
        s.grid.setColumnMap(map);
        s.grid.horizontalScrollBar()->setValue(777);
        QCOMPARE(s.grid.viewport()->grab(first).toImage(), before);
        // scrolled pictures are those painted anew, the current cell beneath included
        s.grid.setCurrentCell(3, 8);
        s.grid.horizontalScrollBar()->setValue(750);
        s.grid.viewport()->repaint();
        s.grid.scrollByPixels(33);
        QCoreApplication::processEvents();
        const QImage scrolled = s.grid.viewport()->grab().toImage();
        s.grid.viewport()->update();
        QCOMPARE(s.grid.viewport()->grab().toImage(), scrolled);
    }

    void frozenColumnsLeaveRoom()
    {
        Shown s;
        s.fill(10, 20);
        ColumnMap map = s.grid.columnMap();
        map.setFrozen(19);
        s.grid.setColumnMap(map);
        s.grid.setCurrentCell(0, 19);
        QVERIFY(s.grid.visualRect(s.index(0, 19)).right() < s.grid.viewport()->width());
        const int edge = s.grid.visualRect(s.index(0, 5)).right();
        QVERIFY(edge <= s.grid.viewport()->width() - 120);
        s.grid.resize(150, 300);
        QCoreApplication::processEvents();
        s.grid.grab();
        QVERIFY(s.grid.horizontalScrollBar()->maximum() > 1500);
    }

    void headsAreDragged()
    {
        Shown s;
        s.fill(10, 6);
        QSignalSpy arranged(&s.grid, &GridView::columnLayoutChanged);
        GridHeader &header = s.header();
        const QPoint a = header.sectionRect(0).center();
        s.drag(&header, {a, QPoint(120, 10), QPoint(220, 10), QPoint(280, 10)});
        QCOMPARE(s.heads(), QStringLiteral("b c a d e f"));
        QCOMPARE(s.grid.currentRow(), qsizetype(0));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{10, 10, 1}));
        QCOMPARE(s.grid.currentColumn(), 2);
        QCOMPARE(arranged.count(), 1);
        QCOMPARE(header.dropBefore(), -1);
        // several of them
        QTest::mouseClick(&header, Qt::LeftButton, {}, header.sectionRect(0).center());
        QTest::mouseClick(&header, Qt::LeftButton, Qt::ShiftModifier, header.sectionRect(1).center());
        s.drag(&header, {header.sectionRect(0).center(), QPoint(300, 10), QPoint(590, 10)});
        QCOMPARE(s.heads(), QStringLiteral("a d e f b c"));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{20, 10, 2}));
        // a click lets go of the others, and leaves the row
        QTest::mouseClick(&header, Qt::LeftButton, {}, header.sectionRect(4).center());
        QCOMPARE(s.grid.currentRow(), qsizetype(0));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{10, 10, 1}));
        // Esc
        QTest::mousePress(&header, Qt::LeftButton, {}, a);
        const QPoint away(330, 10);
        QMouseEvent move(QEvent::MouseMove, away, header.mapToGlobal(away), Qt::NoButton, Qt::LeftButton, {});
        QApplication::sendEvent(&header, &move);
        QCOMPARE(header.dropBefore(), 3);
        QTest::keyClick(&s.grid, Qt::Key_Escape);
        QTest::mouseRelease(&header, Qt::LeftButton, {}, away);
        QCOMPARE(s.heads(), QStringLiteral("a d e f b c"));
    }

    void keysMoveColumns()
    {
        Shown s;
        s.fill(10, 5);
        s.grid.setCurrentCell(3, 1);
        const auto moving = Qt::AltModifier | Qt::ShiftModifier;
        QTest::keyClick(&s.grid, Qt::Key_Right, moving);
        QCOMPARE(s.heads(), QStringLiteral("a c b d e"));
        QCOMPARE(s.current(), Cell(3, 2));
        QTest::keyClick(&s.grid, Qt::Key_End, moving);
        QTest::keyClick(&s.grid, Qt::Key_Right, moving);
        QCOMPARE(s.heads(), QStringLiteral("a c d e b"));
        QTest::keyClick(&s.grid, Qt::Key_Left, moving);
        QTest::keyClick(&s.grid, Qt::Key_Home, moving);
        QTest::keyClick(&s.grid, Qt::Key_Left, moving);
        QCOMPARE(s.heads(), QStringLiteral("b a c d e"));
        QCOMPARE(s.currentOfResult(), Cell(3, 1));
        s.grid.freezeColumns();
        QCOMPARE(s.heads(), QStringLiteral("b|a c d e"));
        s.grid.hideColumns();
        QCOMPARE(s.heads(), QStringLiteral("a c d e"));
        s.grid.resetColumns();
        QCOMPARE(s.heads(), QStringLiteral("a b c d e"));
        QCOMPARE(s.currentOfResult(), Cell(3, 0));
    }

    void edgesResize()
    {
        Shown s;
        s.fill(10, 5);
        QSignalSpy arranged(&s.grid, &GridView::columnLayoutChanged);
        GridHeader &header = s.header();
        s.drag(&header, {QPoint(199, 10), QPoint(210, 10), QPoint(259, 10)});
        QCOMPARE(s.grid.columnWidth(1), 160);
        QVERIFY(arranged.count() > 0);
        QCOMPARE(s.grid.visualRect(s.index(0, 2)).left(), 260);
        s.drag(&header, {QPoint(261, 10), QPoint(100, 10), QPoint(0, 10)}); // from the other side, too far
        QCOMPARE(s.grid.columnWidth(1), GridHeader::NarrowestSection);
        QTest::mouseDClick(&header, Qt::LeftButton, {}, QPoint(127, 10));
        QVERIFY(s.grid.columnWidth(1) > GridHeader::NarrowestSection);
        QVERIFY(s.grid.columnWidth(1) < 100);
    }

    void fittingLooksEverywhere()
    {
        Shown s;
        s.feeder.begin({column("a", Text), column("b", Text)});
        s.feeder.generate(0, 19'999, [](qsizetype row, Row &cells) {
            cells[0] = QByteArray(row >= 15'000 ? 80 : 3, 'x');
            cells[1] = QByteArray("y");
        });
        s.grid.fitColumn(0);
        QVERIFY(s.grid.columnWidth(0) > 400);
        s.grid.setColumnWidth(0, 50);
        s.grid.fitColumns();
        QVERIFY(s.grid.columnWidth(0) > 400);
        QVERIFY(s.grid.columnWidth(1) < 60);
    }

    void marksSort()
    {
        Shown s;
        s.fill(10, 4);
        GridHeader &header = s.header();
        QVERIFY(!s.grid.canSort());
        QSignalSpy asked(&s.grid, &GridView::sortRequested);
        QVERIFY(s.grid.canSort());
        const auto click = [&](int column, Qt::KeyboardModifiers modifiers = {}) {
            s.moveMouse(&header, header.sortRect(column).center());
            QTest::mouseClick(&header, Qt::LeftButton, modifiers, header.sortRect(column).center());
            const Keys keys = asked.last().at(0).value<Keys>();
            s.grid.setSortKeys(keys);
            return keys;
        };
        ColumnMap map = s.grid.columnMap();
        map.move(3, 3, 0); // d a b c
        s.grid.setColumnMap(map);
        s.grid.setCurrentCell(2, 2);
        QCOMPARE(click(0), (Keys{{3, false}}));
        QCOMPARE(click(0), (Keys{{3, true}}));
        QCOMPARE(click(1, Qt::ShiftModifier), (Keys{{3, true}, {0, false}}));
        QCOMPARE(s.current(), Cell(2, 2)); // a mark does not select
        QCOMPARE(header.accessibleDescription(), QStringLiteral("Sorted by d descending, a ascending"));
        QCOMPARE(s.grid.headDescription(1), QStringLiteral("text, sorted ascending, key 2 of 2"));
        QCOMPARE(click(0), Keys());
        QCOMPARE(s.grid.headDescription(1), QStringLiteral("text"));
        // by the menu, so by keys too
        s.grid.setCurrentCell(0, 1);
        s.grid.sortDescending();
        QCOMPARE(asked.last().at(0).value<Keys>(), (Keys{{0, true}}));
        s.grid.setSortKeys({{0, true}});
        s.grid.setCurrentCell(0, 2);
        s.grid.addToSort();
        QCOMPARE(asked.last().at(0).value<Keys>(), (Keys{{0, true}, {1, false}}));
        s.grid.clearSort();
        QCOMPARE(asked.last().at(0).value<Keys>(), Keys());
    }

    void whoSortsMayDie()
    {
        Shown s;
        s.fill(10, 3);
        {
            QObject sorter;
            connect(&s.grid, &GridView::sortRequested, &sorter, [] {});
            QVERIFY(s.grid.canSort());
        }
        QVERIFY(!s.grid.canSort());
    }

    void marksMayComeBeforeTheColumns()
    {
        Shown s;
        s.grid.setSortKeys({{1, true}});
        s.fill(10, 3);
        QCOMPARE(s.grid.sortKeys(), (Keys{{1, true}}));
        QCOMPARE(s.header().accessibleDescription(), QStringLiteral("Sorted by b descending"));
        ResultSet other;
        s.grid.setResult(&other);
        QCOMPARE(s.grid.sortKeys(), Keys());
        s.grid.setResult(nullptr);
    }

    void marksAreSeen()
    {
        Shown s;
        s.fill(10, 2);
        const auto head = [&](int column) {
            return s.header().grab(s.header().sectionRect(column).adjusted(20, 0, -2, -8)).toImage();
        };
        const QImage plain = head(0);
        s.grid.setSortKeys({{0, false}});
        const QImage up = head(0);
        s.grid.setSortKeys({{0, true}});
        const QImage down = head(0);
        s.grid.setSortKeys({{1, false}, {0, true}});
        const QImage second = head(0);
        QVERIFY(plain != up && up != down && down != second);
    }

    void menus()
    {
        Shown s;
        s.fill(10, 4);
        QList<int> columns;
        QList<Cell> cells;
        connect(&s.grid, &GridView::aboutToShowCellMenu, this, [&](QMenu *, qsizetype row, int column) {
            cells.append({row, column});
        });
        QSignalSpy asked(&s.grid, &GridView::sortRequested);
        connect(&s.grid, &GridView::aboutToShowColumnMenu, this, [&](QMenu *menu, int column) {
            columns.append(column);
            menu->addAction(QStringLiteral("added"));
        });
        const QPoint at = s.header().sectionRect(2).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, s.header().mapToGlobal(at));
        QApplication::sendEvent(&s.header(), &event);
        QCOMPARE(columns, QList<int>{2});
        QPointer<QMenu> menu = s.grid.findChild<QMenu *>(QStringLiteral("gridColumnMenu"));
        QVERIFY(menu);
        for (const QAction *action : menu->actions()) {
            QVERIFY(action->isSeparator() || !action->objectName().isEmpty()
                    || action->text() == QLatin1String("added"));
        }
        menu->findChild<QAction *>(QStringLiteral("sortDescending"))->trigger();
        QCOMPARE(asked.last().at(0).value<Keys>(), (Keys{{2, true}}));
        menu->findChild<QAction *>(QStringLiteral("hideColumns"))->trigger();
        QCOMPARE(s.heads(), QStringLiteral("a b d"));
        menu->close();
        QTRY_VERIFY(!menu);
        // by the keyboard
        s.grid.setCurrentCell(1, 2);
        QContextMenuEvent byKey(QContextMenuEvent::Keyboard, s.center(1, 2),
                                s.grid.viewport()->mapToGlobal(s.center(1, 2)));
        QApplication::sendEvent(s.grid.viewport(), &byKey);
        QCOMPARE(cells, (QList<Cell>{{1, 2}}));
        QPointer<QMenu> cellMenu = s.grid.findChild<QMenu *>(QStringLiteral("gridMenu"));
        QVERIFY(cellMenu);
        auto *freeze = cellMenu->findChild<QAction *>(QStringLiteral("freezeColumns"));
        QVERIFY(freeze && freeze->isEnabled());
        cellMenu->close();
        QTRY_VERIFY(!cellMenu);
    }

    void popup()
    {
        Shown s;
        s.fill(10, 26);
        s.grid.setCurrentCell(4, 0);
        s.grid.chooseColumns();
        QPointer<ColumnsPopup> popup = s.grid.findChild<ColumnsPopup *>();
        QVERIFY(popup);
        auto *list = popup->findChild<QListView *>(QStringLiteral("columnsList"));
        auto *field = popup->findChild<QLineEdit *>(QStringLiteral("columnsFilter"));
        QCOMPARE(list->model()->rowCount(), 26);
        list->model()->setData(list->model()->index(1, 0), QVariant::fromValue(Qt::Unchecked),
                               Qt::CheckStateRole);
        QVERIFY(s.heads().startsWith(QStringLiteral("a c d")));
        QTest::keyClicks(field, QStringLiteral("X"));
        QCOMPARE(list->model()->rowCount(), 1);
        popup->findChild<QPushButton *>(QStringLiteral("columnsShowMatches"))->click();
        QCOMPARE(s.heads(), QStringLiteral("x"));
        popup->findChild<QPushButton *>(QStringLiteral("columnsShowAll"))->click();
        QCOMPARE(s.grid.model()->columnCount(), 26);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(s.current(), Cell(4, 23));
        QTRY_VERIFY(!popup);
    }

    void hostileNamesInTheHead()
    {
        Shown s;
        s.feeder.begin({column("line\nbreak", Text), column("<b>&amp;%1\"'", Text), column("", Text),
                        column("\xd7\x90\xd7\x91 \xf0\x9f\x90\x98", Text),
                        column(QByteArray(63, 'w').constData(), Text)});
        s.feeder.rows({{Value("1"), Value("2"), Value("3"), Value("4"), Value("5")}});
        s.grid.setSortKeys({{0, true}, {4, false}});
        s.grid.grab();
        const ColumnLayout layout = s.grid.columnLayout();
        QCOMPARE(layout.columns.at(0).name, QStringLiteral("line\nbreak"));
        s.grid.chooseColumns();
        auto *popup = s.grid.findChild<ColumnsPopup *>();
        QVERIFY(popup);
        popup->grab();
        popup->close();
    }

    void layoutsAreKept()
    {
        Shown s;
        s.fill(10, 6);
        QSignalSpy arranged(&s.grid, &GridView::columnLayoutChanged);
        s.grid.setCurrentCell(0, 4);
        s.grid.moveColumnsToStart();
        s.grid.freezeColumns();
        s.grid.setCurrentCell(0, 2);
        s.grid.hideColumns();
        QCOMPARE(arranged.count(), 3);
        QCOMPARE(s.heads(), QStringLiteral("e|a c d f"));
        s.grid.setColumnWidth(0, 234);
        const ColumnLayout layout = s.grid.columnLayout();

        Shown other;
        QAbstractItemModelTester tester(other.grid.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(other.grid.model(), &QAbstractItemModel::modelReset);
        QSignalSpy quiet(&other.grid, &GridView::columnLayoutChanged);
        other.grid.setColumnLayout(layout); // before the columns are known
        other.fill(10, 6);
        QCOMPARE(other.heads(), QStringLiteral("e|a c d f"));
        QCOMPARE(quiet.count(), 0);
        QCOMPARE(resets.count(), 1); // arranged from the start, not afterwards
        other.grid.setColumnLayout({});
        QCOMPARE(other.heads(), QStringLiteral("a b c d e f"));
        other.grid.setColumnLayout(layout);
        QCOMPARE(other.grid.columnWidth(0), 234);
        QCOMPARE(other.grid.columnLayout(), layout);

        // for the very same columns only
        Shown fewer;
        fewer.grid.setColumnLayout(layout, GridView::LayoutFor::SameColumns);
        fewer.fill(10, 5);
        QCOMPARE(fewer.heads(), QStringLiteral("a b c d e"));
        Shown same;
        same.grid.setColumnLayout(layout, GridView::LayoutFor::SameColumns);
        same.fill(10, 6);
        QCOMPARE(same.heads(), QStringLiteral("e|a c d f"));
    }

    void revealing()
    {
        Shown s;
        s.fill(1000, 20);
        ColumnMap map = s.grid.columnMap();
        map.setFrozen(1);
        map.hide(3);
        s.grid.setColumnMap(map);
        s.grid.setRowOrder(order({900, 5, 800}));
        QVERIFY(s.grid.revealCell(800, 19));
        QCOMPARE(s.current(), Cell(2, 18));
        QVERIFY(s.grid.viewport()->rect().contains(s.grid.visualRect(s.grid.currentIndex())));
        QVERIFY(!s.grid.revealCell(801, 0));
        QVERIFY(!s.grid.revealCell(800, 3));
        QVERIFY(!s.grid.revealCell(-1, 0));
        QVERIFY(!s.grid.revealCell(1000, 0));
        QVERIFY(!s.grid.revealCell(5, 99));
        QCOMPARE(s.current(), Cell(2, 18));
    }

    void marksBehindCells()
    {
        Shown s;
        s.fill(10, 3);
        s.grid.setCurrentCell(9, 2);
        const auto colour = [&](int row, int column) {
            return s.grid.viewport()->grab(s.grid.visualRect(s.index(row, column))).toImage().pixel(90, 5);
        };
        const QRgb plain = colour(1, 0);
        s.grid.setRowOrder(order({5, 4, 3, 9}));
        s.grid.setCellMarks([](qsizetype row, int column) {
            return row == 4 && column == 0 ? Mark::Hit : row == 3 && column == 1 ? Mark::Current : Mark::None;
        });
        QVERIFY(colour(1, 0) != plain);
        QVERIFY(colour(2, 1) != plain);
        QVERIFY(colour(2, 1) != colour(1, 0));
        QCOMPARE(colour(0, 0), plain);
        s.grid.setCellMarks({});
        QCOMPARE(colour(1, 0), plain);
    }

    void goingToARow_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("row"); // -1: not understood
        QTest::addColumn<bool>("shown");
        const auto row = [](const char *text, int wanted, bool shown) {
            QTest::newRow(text) << QString::fromUtf8(text) << wanted << shown;
        };
        row("1", 0, false);
        row(" 1 200 ", 1199, false);
        row("1,200", 1199, false);
        row("1\u202F200", 1199, false);
        row("+100", 150, true);
        row("-20", 30, true);
        row("-2000", 0, true);
        row("+99999999", 999, true);
        row("50%", 500, true);
        row("0%", 0, true);
        row("100 %", 999, true);
        row("12,5%", 125, true);
        row("101%", -1, true);
        row("nan%", -1, true);
        row("0", -1, true);
        row("", -1, true);
        row("+", -1, true);
        row("abc", -1, true);
        row("1e5", -1, true);
        row("99999999999999999999", -1, true);
    }

    void goingToARow()
    {
        QFETCH(QString, text);
        QFETCH(int, row);
        QFETCH(bool, shown);
        const auto wanted = rowWanted(text, 50, 1000);
        QCOMPARE(wanted.has_value(), row >= 0);
        if (wanted)
            QCOMPARE(*wanted, (RowWanted{shown ? RowWanted::Kind::Shown : RowWanted::Kind::Number, row}));
        QVERIFY(!rowWanted(text, -1, 0));
    }

    void theFieldThatGoes()
    {
        Shown s;
        QWidget frame;
        GoToRow bar(s.theme, s.grid, &frame);
        frame.resize(600, 60);
        frame.show();
        bar.open(); // nothing to go to
        QVERIFY(bar.isHidden());
        s.fill(1000, 3);
        bar.open();
        QVERIFY(!bar.isHidden());
        auto *field = bar.findChild<QLineEdit *>();
        auto *problem = bar.findChild<QLabel *>(QStringLiteral("goToRowProblem"));
        const auto go = [&](const char *text) {
            field->setText(QLatin1String(text));
            QTest::keyClick(field, Qt::Key_Return);
        };
        go("nonsense");
        QVERIFY(!problem->text().isEmpty());
        go("5000");
        QVERIFY(problem->text().contains(QStringLiteral("so far")));
        go("700");
        QVERIFY(bar.isHidden());
        QCOMPARE(s.current(), Cell(699, 0));
        s.grid.setRowOrder(order({900, 5, 800}));
        bar.open();
        go("6");
        QCOMPARE(s.current(), Cell(1, 0));
        bar.open();
        go("7");
        QVERIFY(problem->text().contains(QStringLiteral("filtered out")));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(bar.isHidden());
    }

    void screenReaders()
    {
        Shown s;
        s.fill(10, 4);
        ColumnMap map = s.grid.columnMap();
        map.move(3, 3, 0);
        map.hide(0);
        map.setFrozen(1);
        s.grid.setColumnMap(map);
        s.grid.setRowOrder(order({9, 4}));
        s.grid.setSortKeys({{3, true}});
        QAccessibleTableInterface *table = QAccessible::queryAccessibleInterface(&s.grid)->tableInterface();
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->columnCount(), 3);
        QCOMPARE(table->cellAt(0, 0)->text(QAccessible::Name), QStringLiteral("9.3"));
        QCOMPARE(table->rowDescription(1), QStringLiteral("5"));
        QCOMPARE(table->columnDescription(0), QStringLiteral("d"));
        const QList<QAccessibleInterface *> heads
            = table->cellAt(0, 0)->tableCellInterface()->columnHeaderCells();
        QCOMPARE(heads.size(), 1);
        QCOMPARE(heads.first()->role(), QAccessible::ColumnHeader);
        QCOMPARE(heads.first()->text(QAccessible::Name), QStringLiteral("d"));
        QCOMPARE(heads.first()->text(QAccessible::Description),
                 QStringLiteral("text, sorted descending, frozen"));
        QVERIFY(heads.first()->rect().bottom() < table->cellAt(0, 0)->rect().top() + 1);
    }

    void randomArrangements()
    {
        Shown s;
        QAbstractItemModelTester tester(s.grid.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        s.fill(30, 8);
        QRandomGenerator random(42);
        std::vector<std::uint32_t> rows(30);
        for (std::uint32_t i = 0; i < 30; ++i)
            rows[i] = i;
        for (int step = 0; step < 300; ++step) {
            ColumnMap map = s.grid.columnMap();
            const int shown = map.shownCount();
            switch (random.bounded(6)) {
            case 0:
                map.move(int(random.bounded(shown)), shown - 1, int(random.bounded(shown + 1)));
                break;
            case 1:
                map.hide(int(random.bounded(8)));
                break;
            case 2:
                map.show(int(random.bounded(8)));
                break;
            case 3:
                map.setFrozen(int(random.bounded(shown + 1)));
                break;
            case 4: {
                std::vector<std::uint32_t> some;
                for (std::uint32_t i = 0; i < 30; ++i) {
                    if (random.bounded(4) > 0)
                        some.push_back(i);
                }
                std::shuffle(some.begin(), some.end(), random);
                rows = some;
                s.grid.setRowOrder(order(some));
                break;
            }
            case 5:
                if (!rows.empty())
                    s.grid.setCurrentCell(qsizetype(random.bounded(quint32(rows.size()))),
                                          int(random.bounded(shown)));
                break;
            }
            const Cell before = s.currentOfResult();
            s.grid.setColumnMap(map);
            s.grid.horizontalScrollBar()->setValue(int(random.bounded(400)));
            QCOMPARE(s.grid.model()->rowCount(), int(rows.size()));
            QCOMPARE(s.grid.model()->columnCount(), map.shownCount());
            for (int r = 0; r < int(rows.size()); ++r) {
                for (int c = 0; c < map.shownCount(); ++c)
                    QCOMPARE(s.index(r, c).data().toString(),
                             QStringLiteral("%1.%2").arg(rows[std::size_t(r)]).arg(map.shown().at(c)));
            }
            QCOMPARE(s.grid.currentResultRow(), before.first);
            // what is drawn at a point is what is hit there
            for (int c = 0; c < map.shownCount(); ++c) {
                const QRect rect = s.grid.visualRect(s.index(0, c));
                if (s.index(0, c).isValid() && s.grid.viewport()->rect().contains(rect.center())
                    && s.grid.indexAt(rect.center()).column() != c)
                    QVERIFY(c >= map.frozen()); // beneath a frozen one
            }
            if (step % 10 == 0)
                s.grid.grab();
        }
    }

    void veryManyColumns()
    {
        Shown s;
        QList<Column> heads;
        for (int c = 0; c < 1600; ++c)
            heads.append(column("c" + QByteArray::number(c), Text));
        s.feeder.begin(heads);
        s.append(0, 99);
        QElapsedTimer clock;
        clock.start();
        s.grid.setResult(nullptr);
        s.grid.setResult(&s.result);
        qInfo("reset with 1600 columns: %lld ms", static_cast<long long>(clock.elapsed()));
        clock.start();
        ColumnMap map = s.grid.columnMap();
        map.move(0, 0, 1600);
        map.setFrozen(3);
        s.grid.setColumnMap(map);
        qInfo("a move among 1600 columns: %lld ms", static_cast<long long>(clock.elapsed()));
        clock.start();
        s.grid.fitColumns();
        qInfo("fit 1600 columns: %lld ms", static_cast<long long>(clock.elapsed()));
        s.grid.setCurrentCell(50, 1599);
        s.grid.viewport()->repaint();
        QVERIFY(s.grid.cellsPainted() < 21 * 20);
        QCOMPARE(s.currentOfResult(), Cell(50, 0));
    }
};

QTEST_MAIN(TestGridColumns)
#include "tst_gridcolumns.moc"
