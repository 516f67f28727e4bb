// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/chunkbuilder.h"
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"
#include "ui/grid/gridheader.h"
#include "ui/grid/gridview.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>

using namespace core::result;
using namespace test;
using namespace ui::grid;

namespace {

constexpr Oid Int8 = 20, Text = 25, Numeric = 1700, Jsonb = 3802;
constexpr int RowHeight = ui::metrics::GridRow;

Value value(const char *text)
{
    return QByteArray(text);
}

// A grid on the screen, showing a result that the test feeds.
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

    /// columns named a, b, c, ... with "row.column" as text
    void fill(int rows, int columns)
    {
        QList<Column> heads;
        for (int c = 0; c < columns; ++c)
            heads.append(column(QByteArray(1, char('a' + c % 26)).constData(), Text));
        feeder.begin(heads);
        append(0, rows - 1);
    }

    void append(qsizetype first, qsizetype last)
    {
        feeder.generate(first, last, [](qsizetype row, Row &cells) {
            for (std::size_t c = 0; c < cells.size(); ++c)
                cells[c] = QByteArray::number(row) + '.' + QByteArray::number(int(c));
        });
    }

    std::pair<qsizetype, int> current() const { return {grid.currentRow(), grid.currentColumn()}; }
    QPoint center(int row, int column) const
    {
        return grid.visualRect(grid.model()->index(row, column)).center();
    }
    QImage picture(int row, int column)
    {
        const QRect cell = grid.visualRect(grid.model()->index(row, column)).adjusted(2, 2, -3, -3);
        return grid.viewport()->grab(cell).toImage();
    }
};

using Cell = std::pair<qsizetype, int>;

QString clipboardText()
{
    return QGuiApplication::clipboard()->text();
}

} // namespace

class TestGridView : public QObject
{
    Q_OBJECT

private slots:
    void typesKnownLaterAreShownAtOnce()
    {
        struct Paints : QObject
        {
            int count = 0;
            bool eventFilter(QObject *, QEvent *event) override
            {
                count += event->type() == QEvent::Paint;
                return false;
            }
        } paints;
        Shown s;
        s.fill(3, 2);
        auto *header = s.grid.findChild<GridHeader *>();
        QVERIFY(header);
        QTRY_VERIFY(!header->grab().isNull());
        QCoreApplication::processEvents();
        header->installEventFilter(&paints);
        s.result.setTypeName(1, QStringLiteral("order_status"));
        QTRY_VERIFY(paints.count > 0);
    }

    void modelKeepsQtsRules()
    {
        ResultSet result;
        ResultModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setResult(&result);
        Feeder feeder(result);
        feeder.begin({column("a", Int8), column("<b>&%1\n", Text)});
        QCOMPARE(model.columnCount(), 2);
        feeder.rows({{value("1"), value("x")}, {std::nullopt, value("")}});
        feeder.rows({{value("3"), value("line\nbreak")}});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("<b>&%1\n"));
        const auto description = [&](int row, int c) {
            return model.index(row, c).data(Qt::AccessibleDescriptionRole).toString();
        };
        QCOMPARE(description(1, 0), QStringLiteral("NULL"));
        QCOMPARE(description(1, 1), QStringLiteral("empty string"));
        QCOMPARE(description(0, 0), QString());
        QCOMPARE(model.index(2, 1).data(Qt::AccessibleTextRole).toString(), QStringLiteral("line\nbreak"));
        QCOMPARE(model.index(2, 1).data().toString(), QStringLiteral("line\u23ce") + QStringLiteral("break"));
        model.setResult(nullptr);
        QCOMPARE(model.rowCount(), 0);
    }

    void modelOutlivesTheResult()
    {
        ResultModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto result = std::make_unique<ResultSet>();
        model.setResult(result.get());
        {
            Feeder feeder(*result);
            feeder.begin({column("a", Text)});
            feeder.rows({{value("x")}});
            QCOMPARE(model.rowCount(), 1);
        }
        result.reset();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.columnCount(), 0);
    }

    void longCellsAreBounded()
    {
        ResultSet result;
        ResultModel model;
        model.setResult(&result);
        Feeder feeder(result);
        feeder.begin({column("a", Text)});
        feeder.rows({{QByteArray("\xc3\xa9").repeated(1'000'000)}});
        for (const int role : {int(Qt::DisplayRole), int(Qt::AccessibleTextRole), int(Qt::ToolTipRole)}) {
            const QString text = model.index(0, 0).data(role).toString();
            QVERIFY(text.size() < 10'000);
            QVERIFY(text.endsWith(QChar(0x2026)));
            QVERIFY(!text.contains(QLatin1Char('\\'))); // not cut within a character
        }
    }

    void keysMoveTheCurrentCell_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<Cell>("target");
        const Qt::KeyboardModifiers none, control = Qt::ControlModifier;
        // from row 50, column 3 of 1000 rows and 8 columns
        QTest::newRow("up") << int(Qt::Key_Up) << none << Cell(49, 3);
        QTest::newRow("down") << int(Qt::Key_Down) << none << Cell(51, 3);
        QTest::newRow("left") << int(Qt::Key_Left) << none << Cell(50, 2);
        QTest::newRow("right") << int(Qt::Key_Right) << none << Cell(50, 4);
        QTest::newRow("home") << int(Qt::Key_Home) << none << Cell(50, 0);
        QTest::newRow("end") << int(Qt::Key_End) << none << Cell(50, 7);
        QTest::newRow("tab") << int(Qt::Key_Tab) << none << Cell(50, 4);
        QTest::newRow("backtab") << int(Qt::Key_Backtab) << Qt::KeyboardModifiers(Qt::ShiftModifier)
                                 << Cell(50, 2);
        QTest::newRow("control up") << int(Qt::Key_Up) << control << Cell(0, 3);
        QTest::newRow("control down") << int(Qt::Key_Down) << control << Cell(999, 3);
        QTest::newRow("control left") << int(Qt::Key_Left) << control << Cell(50, 0);
        QTest::newRow("control right") << int(Qt::Key_Right) << control << Cell(50, 7);
        QTest::newRow("control home") << int(Qt::Key_Home) << control << Cell(0, 0);
        QTest::newRow("control end") << int(Qt::Key_End) << control << Cell(999, 7);
    }

    void keysMoveTheCurrentCell()
    {
        QFETCH(int, key);
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(Cell, target);
        Shown s;
        s.fill(1000, 8);
        s.grid.setCurrentCell(50, 3);
        QSignalSpy moved(&s.grid, &GridView::currentCellChanged);
        QTest::keyClick(&s.grid, Qt::Key(key), modifiers);
        QCOMPARE(s.current(), target);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{1, 1, 1}));
        // and the cell is to be seen whole
        QVERIFY(s.grid.viewport()->rect().contains(s.grid.visualRect(s.grid.currentIndex())));
    }

    void pagesAndEdges()
    {
        Shown s;
        s.fill(1000, 3);
        s.grid.setCurrentCell(0, 0);
        const int page = s.grid.viewport()->height() / RowHeight;
        QTest::keyClick(&s.grid, Qt::Key_PageDown);
        QCOMPARE(s.current(), Cell(page, 0));
        QTest::keyClick(&s.grid, Qt::Key_PageUp);
        QTest::keyClick(&s.grid, Qt::Key_PageUp);
        QTest::keyClick(&s.grid, Qt::Key_Up);
        QCOMPARE(s.current(), Cell(0, 0));
        QTest::keyClick(&s.grid, Qt::Key_End, Qt::ControlModifier);
        QTest::keyClick(&s.grid, Qt::Key_PageDown);
        QTest::keyClick(&s.grid, Qt::Key_Right);
        QCOMPARE(s.current(), Cell(999, 2));
        s.grid.setCurrentCell(4, 2);
        QTest::keyClick(&s.grid, Qt::Key_Tab);
        QCOMPARE(s.current(), Cell(5, 0));
        QTest::keyClick(&s.grid, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(s.current(), Cell(4, 2));
    }

    void typingDoesNotSearch()
    {
        Shown s;
        s.fill(100, 2);
        s.grid.setCurrentCell(0, 0);
        QTest::keyClicks(&s.grid, QStringLiteral("50"));
        QCOMPARE(s.current(), Cell(0, 0));
    }

    void shiftExtendsFromTheAnchor()
    {
        Shown s;
        s.fill(100, 6);
        s.grid.setCurrentCell(5, 2);
        QTest::keyClick(&s.grid, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&s.grid, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{4, 2, 2}));
        QTest::keyClick(&s.grid, Qt::Key_Up, Qt::ShiftModifier);
        QTest::keyClick(&s.grid, Qt::Key_Up, Qt::ShiftModifier);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{4, 2, 2}));
        QCOMPARE(s.grid.selectedRanges().first().top, 4);
        QTest::keyClick(&s.grid, Qt::Key_End, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(s.grid.selectionSummary().cells, 95 * 4);
        QTest::keyClick(&s.grid, Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(s.grid.selectionSummary().cells, 95 * 6);
    }

    void rowsAndColumnsByKey()
    {
        Shown s;
        s.fill(100, 6);
        s.grid.setCurrentCell(5, 2);
        QTest::keyClick(&s.grid, Qt::Key_Space, Qt::ShiftModifier);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{6, 1, 6}));
        s.grid.setCurrentCell(5, 2);
        QTest::keyClick(&s.grid, Qt::Key_Space, Qt::ControlModifier);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{100, 100, 1}));
        QTest::keyClick(&s.grid, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{600, 100, 6}));
    }

    void mouseSelects()
    {
        Shown s;
        s.fill(100, 6);
        QWidget *area = s.grid.viewport();
        QTest::mouseClick(area, Qt::LeftButton, {}, s.center(2, 1));
        QCOMPARE(s.current(), Cell(2, 1));
        QTest::mouseClick(area, Qt::LeftButton, Qt::ShiftModifier, s.center(4, 3));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{9, 3, 3}));
        QTest::mouseClick(area, Qt::LeftButton, Qt::ControlModifier, s.center(7, 0));
        QCOMPARE(s.grid.selectionSummary().cells, 10);
        QTest::mouseClick(area, Qt::LeftButton, Qt::ControlModifier, s.center(3, 2)); // a hole
        QCOMPARE(s.grid.selectionSummary().cells, 9);

        QTest::mousePress(area, Qt::LeftButton, {}, s.center(1, 1));
        for (const QPoint &point : {s.center(2, 2), s.center(3, 3)}) {
            QMouseEvent move(QEvent::MouseMove, point, area->mapToGlobal(point), Qt::NoButton, Qt::LeftButton,
                             {});
            QApplication::sendEvent(area, &move);
        }
        QTest::mouseRelease(area, Qt::LeftButton, {}, s.center(3, 3));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{9, 3, 3}));
        QCOMPARE(s.current(), Cell(3, 3));
    }

    void headsSelectRowsColumnsAndAll()
    {
        Shown s;
        s.fill(100, 6);
        auto *rows = s.grid.findChild<QWidget *>(QStringLiteral("rowNumbers"));
        auto *columns = s.grid.findChild<GridHeader *>(QStringLiteral("resultColumns"));
        auto *corner = s.grid.findChild<QWidget *>(QStringLiteral("gridCorner"));
        QVERIFY(rows && columns && corner);
        QTest::mouseClick(rows, Qt::LeftButton, {}, QPoint(10, 3 * RowHeight + 5));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{6, 1, 6}));
        QCOMPARE(s.grid.currentRow(), 3);
        QTest::mouseClick(rows, Qt::LeftButton, Qt::ShiftModifier, QPoint(10, 5 * RowHeight + 5));
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{18, 3, 6}));
        QTest::mouseClick(columns, Qt::LeftButton, {}, columns->sectionRect(2).center());
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{100, 100, 1}));
        QCOMPARE(s.grid.currentColumn(), 2);
        QTest::mouseClick(corner, Qt::LeftButton);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{600, 100, 6}));
    }

    void activation()
    {
        Shown s;
        s.fill(10, 2);
        QSignalSpy activated(&s.grid, &GridView::cellActivated);
        s.grid.setCurrentCell(3, 1);
        QTest::keyClick(&s.grid, Qt::Key_Return);
        QTest::mouseDClick(s.grid.viewport(), Qt::LeftButton, {}, s.center(2, 0));
        QCOMPARE(activated.count(), 2);
        QCOMPARE(activated.at(1).at(0).value<qsizetype>(), qsizetype(2));
    }

    void nullEmptyAndTheWordLookDifferent()
    {
        Shown s;
        s.feeder.begin({column("t", Text), column("j", Jsonb), column("n", Numeric)});
        s.feeder.rows({{std::nullopt, std::nullopt, std::nullopt},
                       {value(""), value(""), value("")},
                       {value("NULL"), value("NULL"), value("NULL")}});
        for (int c = 0; c < 3; ++c) {
            const QImage null = s.picture(0, c), empty = s.picture(1, c), word = s.picture(2, c);
            QVERIFY(null != empty);
            QVERIFY(null != word);
            QVERIFY(word != empty);
            QImage blank = empty;
            blank.fill(s.theme.color(ui::Token::Surface));
            QCOMPARE(empty, blank);
        }
    }

    void numbersStandAtTheRight()
    {
        Shown s;
        s.feeder.begin({column("n", Numeric), column("t", Text)});
        s.feeder.rows({{value("1"), value("1")}, {value("-1"), value("-1")}});
        s.grid.setColumnWidth(0, 200);
        s.grid.setColumnWidth(1, 200);
        const auto inked = [&](int c, bool left) {
            const QImage picture = s.picture(1, c);
            const QRgb paper = picture.pixel(0, 0);
            for (int x = 0; x < picture.width() / 2; ++x) {
                for (int y = 0; y < picture.height(); ++y) {
                    if (picture.pixel(left ? x : picture.width() - 1 - x, y) != paper)
                        return true;
                }
            }
            return false;
        };
        QVERIFY(!inked(0, true) && inked(0, false));
        QVERIFY(inked(1, true) && !inked(1, false));
    }

    void themeSwitchesWhileShown()
    {
        Shown s;
        s.theme.setMode(ui::Theme::Mode::Light);
        s.fill(5, 2);
        const QImage light = s.grid.grab().toImage();
        s.theme.setMode(ui::Theme::Mode::Dark);
        const QImage dark = s.grid.grab().toImage();
        QCOMPARE(QColor(dark.pixel(700, 400)), s.theme.color(ui::Token::Surface));
        QCOMPARE(QColor(dark.pixel(700, 5)), s.theme.color(ui::Token::Window));
        QVERIFY(light != dark);
    }

    void aHundredMillionRowsCostWhatIsVisible()
    {
        Shown s;
        constexpr qsizetype Block = 100'000, Rows = 1000 * Block;
        s.feeder.begin({column("id", Int8), column("x", Text)});
        ChunkBuilder builder(2);
        const CellView cells[] = {CellView{"4711", 4, false}, CellView{"a word", 6, false}};
        for (qsizetype row = 0; row < Block; ++row)
            builder.append(cells);
        s.feeder.chunks(builder.take(), Rows / Block);
        QCOMPARE(s.result.rowCount(), Rows);
        QTest::keyClick(&s.grid, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(s.current(), Cell(Rows - 1, 1));
        s.grid.viewport()->repaint();
        const int visible = (s.grid.viewport()->height() / RowHeight + 2) * 2;
        QVERIFY(s.grid.cellsPainted() > 0);
        QVERIFY2(s.grid.cellsPainted() <= visible, qPrintable(QString::number(s.grid.cellsPainted())));
        const QRect last = s.grid.visualRect(s.grid.currentIndex());
        QVERIFY(s.grid.viewport()->rect().contains(last));
        QVERIFY(last.bottom() >= s.grid.viewport()->height() - RowHeight);

        // one row's worth of wheel paints about one row
        s.grid.scrollByPixels(-10 * RowHeight - 7);
        s.grid.viewport()->repaint();
        QVERIFY(s.grid.cellsPainted() <= visible);

        QTest::keyClick(&s.grid, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(s.grid.selectionSummary().cells, Rows * 2);
        QSignalSpy refused(&s.grid, &GridView::copyRefused);
        QTest::keyClick(&s.grid, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(refused.count(), 1);
        QTest::keyClick(&s.grid, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(s.grid.topRow(), 0);
    }

    void appendsDoNotMoveWhatIsShown()
    {
        Shown s;
        s.fill(1000, 4);
        s.grid.setCurrentCell(500, 1);
        s.grid.scrollByPixels(13);
        const int top = s.grid.topRow();
        const QRect shown = s.grid.visualRect(s.grid.currentIndex());
        const int width = s.grid.columnWidth(1);
        s.grid.viewport()->repaint();
        const QImage before = s.grid.viewport()->grab().toImage();
        s.append(1000, 200'000);
        QCOMPARE(s.grid.topRow(), top);
        QCOMPARE(s.grid.visualRect(s.grid.currentIndex()), shown);
        QCOMPARE(s.grid.columnWidth(1), width);
        QCOMPARE(s.current(), Cell(500, 1));
        QCOMPARE(s.grid.verticalScrollBar()->maximum(), 200'001 - s.grid.viewport()->height() / RowHeight);
        const QImage after = s.grid.viewport()->grab().toImage();
        const QRect common = before.rect() & after.rect();
        QCOMPARE(after.copy(common), before.copy(common));
    }

    void smoothScrolling()
    {
        Shown s;
        s.fill(1000, 2);
        s.grid.scrollByPixels(30);
        QCOMPARE(s.grid.topRow(), 1);
        QCOMPARE(s.grid.visualRect(s.grid.model()->index(1, 0)).top(), -5);
        QCOMPARE(s.grid.indexAt(QPoint(5, 19)).row(), 1);
        QCOMPARE(s.grid.indexAt(QPoint(5, 20)).row(), 2);
        s.grid.scrollByPixels(-1000);
        QCOMPARE(s.grid.topRow(), 0);
        QCOMPARE(s.grid.visualRect(s.grid.model()->index(0, 0)).top(), 0);
        s.grid.scrollByPixels(qint64(1) << 40);
        QCOMPARE(s.grid.topRow(), s.grid.verticalScrollBar()->maximum());
        QVERIFY(s.grid.indexAt(QPoint(5, s.grid.viewport()->height() - 2)).row() < 1000);
        // blitting and painting anew give the same picture
        s.grid.verticalScrollBar()->setValue(100);
        s.grid.viewport()->repaint();
        s.grid.scrollByPixels(33);
        QCoreApplication::processEvents();
        const QImage scrolled = s.grid.viewport()->grab().toImage();
        s.grid.viewport()->update();
        QCOMPARE(s.grid.viewport()->grab().toImage(), scrolled);
    }

    void wheel()
    {
        Shown s;
        s.fill(1000, 2);
        const auto roll = [&](QPoint pixels, QPoint angle) {
            QWheelEvent event(QPointF(50, 50), s.grid.viewport()->mapToGlobal(QPointF(50, 50)), pixels, angle,
                              Qt::NoButton, {}, Qt::NoScrollPhase, false);
            QApplication::sendEvent(s.grid.viewport(), &event);
        };
        roll({}, {0, -120});
        QCOMPARE(s.grid.topRow(), QApplication::wheelScrollLines());
        roll({0, 10}, {});
        QCOMPARE(s.grid.visualRect(s.grid.model()->index(0, 0)).top(),
                 10 - QApplication::wheelScrollLines() * RowHeight);
    }

    void veryManyColumns()
    {
        Shown s;
        s.fill(200, 1600);
        s.grid.viewport()->repaint();
        QVERIFY(s.grid.cellsPainted() < 21 * 16);
        s.grid.setCurrentCell(0, 0);
        QTest::keyClick(&s.grid, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(s.current(), Cell(199, 1599));
        QVERIFY(s.grid.viewport()->rect().contains(s.grid.visualRect(s.grid.currentIndex())));
        s.grid.viewport()->repaint();
        QVERIFY(s.grid.cellsPainted() < 21 * 16);
    }

    void widthsFollowTheFirstRowsWithinBounds()
    {
        Shown s;
        s.feeder.begin({column("a", Text), column("b", Text), column("c", Text)});
        s.feeder.rows({{value("x"), QByteArray(5000, 'x'), value("a middling value")}});
        QCOMPARE(s.grid.columnWidth(0), 60);
        QCOMPARE(s.grid.columnWidth(1), 300);
        QVERIFY(s.grid.columnWidth(2) > 60 && s.grid.columnWidth(2) < 200);
        s.grid.setColumnWidth(0, 90);
        s.feeder.rows({{value("something longer than that"), value("x"), value("x")}});
        QCOMPARE(s.grid.columnWidth(0), 90);
        s.grid.fitColumn(0);
        QVERIFY(s.grid.columnWidth(0) > 120);
        s.grid.fitColumn(1);
        QVERIFY(s.grid.columnWidth(1) > 300 && s.grid.columnWidth(1) <= 1600);
    }

    void noRowsNoColumns()
    {
        Shown s;
        s.feeder.begin({});
        s.grid.viewport()->repaint();
        s.feeder.rows({{}, {}, {}});
        s.grid.viewport()->repaint();
        QTest::keyClick(&s.grid, Qt::Key_Down);
        QTest::keyClick(&s.grid, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(&s.grid, Qt::Key_C, Qt::ControlModifier);
        QTest::mouseClick(s.grid.viewport(), Qt::LeftButton, {}, QPoint(20, 20));
        QCOMPARE(s.grid.currentRow(), qsizetype(-1));
        s.grid.setResult(nullptr);
        s.grid.grab();
    }

    void theResultMayDieFirst()
    {
        ui::Theme theme;
        GridView grid(theme);
        {
            ResultSet result;
            grid.setResult(&result);
            Feeder feeder(result);
            feeder.begin({column("a", Text)});
            feeder.rows({{value("x")}});
            grid.show();
            grid.setCurrentCell(0, 0);
            grid.grab();
        }
        grid.grab();
        QCOMPARE(grid.currentRow(), qsizetype(-1));
    }

    void keysCopy()
    {
        Shown s;
        s.fill(5, 3);
        s.grid.setCurrentCell(1, 1);
        QTest::keyClick(&s.grid, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboardText(), QStringLiteral("1.1"));
        QTest::keyClick(&s.grid, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&s.grid, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&s.grid, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(clipboardText(), QStringLiteral("1.1\t1.2\n2.1\t2.2"));
        QTest::keyClick(&s.grid, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(clipboardText(), QStringLiteral("b\tc\n1.1\t1.2\n2.1\t2.2"));
        s.grid.copyColumnName();
        QCOMPARE(clipboardText(), QStringLiteral("c"));
    }

    void contextMenu()
    {
        Shown s;
        s.fill(5, 3);
        const QPoint at = s.center(2, 1);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, s.grid.viewport()->mapToGlobal(at));
        QApplication::sendEvent(s.grid.viewport(), &event);
        QCOMPARE(s.current(), Cell(2, 1));
        QPointer<QMenu> menu = s.grid.findChild<QMenu *>(QStringLiteral("gridMenu"));
        QVERIFY(menu);
        for (const QAction *action : menu->actions())
            QVERIFY(action->isSeparator() || !action->toolTip().isEmpty());
        auto *copy = menu->findChild<QAction *>(QStringLiteral("copyCells"));
        QVERIFY(copy && copy->isEnabled());
        copy->trigger();
        QCOMPARE(clipboardText(), QStringLiteral("2.1"));
        menu->close();
        QTRY_VERIFY(!menu);
    }

    void contextMenuOfAHead()
    {
        Shown s;
        s.fill(5, 3);
        auto *head = s.grid.findChild<GridHeader *>(QStringLiteral("resultColumns"));
        const QPoint at = head->sectionRect(1).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, head->mapToGlobal(at));
        QApplication::sendEvent(head, &event);
        QCOMPARE(s.grid.selectionSummary(), (SelectionSummary{5, 5, 1}));
        QPointer<QMenu> menu = s.grid.findChild<QMenu *>(QStringLiteral("gridColumnMenu"));
        QVERIFY(menu);
        menu->findChild<QAction *>(QStringLiteral("copyColumnName"))->trigger();
        QCOMPARE(clipboardText(), QStringLiteral("b"));
        menu->close();
        QTRY_VERIFY(!menu);
    }

    void screenReaders()
    {
        Shown s;
        s.feeder.begin({column("a", Text), column("b", Text)});
        s.feeder.rows({{value("x"), std::nullopt}, {value("multi\nline"), value("z")}});
        QAccessibleInterface *grid = QAccessible::queryAccessibleInterface(&s.grid);
        QVERIFY(grid);
        QCOMPARE(grid->text(QAccessible::Name), QStringLiteral("Results"));
        QAccessibleTableInterface *table = grid->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->columnCount(), 2);
        QCOMPARE(table->cellAt(1, 0)->text(QAccessible::Name), QStringLiteral("multi\nline"));
        QCOMPARE(table->cellAt(0, 1)->text(QAccessible::Description), QStringLiteral("NULL"));
        QCOMPARE(table->columnDescription(1), QStringLiteral("b"));
    }
};

QTEST_MAIN(TestGridView)
#include "tst_gridview.moc"
