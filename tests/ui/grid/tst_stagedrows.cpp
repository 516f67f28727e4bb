// SPDX-License-Identifier: GPL-3.0-or-later
// What is staged over a result, as the grid shows it: new rows behind the last one, values in place of the
// result's, marks, the editor over a cell. HOWDAH_SHOTS=folder keeps pictures.
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"
#include "ui/grid/gridview.h"
#include "ui/grid/stagedpainter.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QSignalSpy>

#include <map>

using namespace core::result;
using namespace test;
using namespace ui::grid;

namespace {

constexpr Oid Int8 = 20, Text = 25;

class FakeStaged : public StagedRows
{
public:
    struct Value
    {
        StagedCell::Kind kind = StagedCell::Kind::Text;
        QByteArray text{};
    };
    int added = 0;
    std::map<std::pair<qint64, int>, Value> cells; ///< new rows below zero
    std::map<qint64, RowMark> marks;
    QHash<int, QString> locks;
    mutable qint64 asked = 0;

    static qint64 key(RowRef row) { return row.added ? -1 - row.row : row.row; }
    bool isEmpty() const override { return added == 0 && cells.empty() && marks.empty(); }
    int addedRows() const override { return added; }
    RowMark mark(RowRef row) const override
    {
        ++asked;
        const auto found = marks.find(key(row));
        return found != marks.end() ? found->second : row.added ? RowMark::Added : RowMark::None;
    }
    StagedCell cell(RowRef row, int column) const override
    {
        const auto found = cells.find({key(row), column});
        if (found == cells.end())
            return {row.added ? StagedCell::Kind::Default : StagedCell::Kind::Untouched};
        const QByteArray &text = found->second.text;
        return {found->second.kind, {text.constData(), text.size(), false}};
    }
    bool isTouched(qsizetype row) const override
    {
        const auto found = cells.lower_bound({row, 0});
        return found != cells.end() && found->first.first == row;
    }
    std::vector<qsizetype> touchedRows() const override
    {
        std::vector<qsizetype> rows;
        for (const auto &[at, value] : cells) {
            if (at.first >= 0 && (rows.empty() || rows.back() != at.first))
                rows.push_back(qsizetype(at.first));
        }
        return rows;
    }
    QString lockReason(int column) const override { return locks.value(column); }
    QString note(RowRef) const override { return {}; }
    void tell() { emit changed(); }
};

struct Shown
{
    ui::Theme theme;
    ResultSet result;
    Feeder feeder{result};
    FakeStaged staged;
    GridView grid{theme};

    explicit Shown(int rows = 20)
    {
        grid.resize(700, 400);
        grid.setResult(&result);
        grid.setStaged(&staged);
        feeder.begin({column("id", Int8), column("name", Text), column("note", Text)});
        append(0, rows - 1);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        grid.activateWindow();
        grid.setFocus();
    }

    void append(qsizetype first, qsizetype last)
    {
        feeder.generate(first, last, [](qsizetype row, Row &cells) {
            cells[0] = QByteArray::number(row);
            cells[1] = "name " + QByteArray::number(row);
            cells[2] = row % 3 == 0 ? Value() : Value(QByteArray("note"));
        });
    }
    QString text(int row, int column) { return grid.model()->index(row, column).data().toString(); }
    QString described(int row, int column)
    {
        return grid.model()->index(row, column).data(Qt::AccessibleDescriptionRole).toString();
    }
};

// As a screen has it: how bright a colour is to the eye.
qreal luminance(const QColor &color)
{
    const auto linear = [](qreal value) {
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

qreal contrast(const QColor &a, const QColor &b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

class TestStagedRows : public QObject
{
    Q_OBJECT

private slots:
    void newRowsStandBehindTheLast()
    {
        Shown shown;
        QAbstractItemModelTester tester(shown.grid.model(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        shown.staged.added = 2;
        shown.staged.cells[{-1, 1}] = {StagedCell::Kind::Text, "<b>&%1\n\xf0\x9f\x90\x98"};
        shown.staged.cells[{-2, 0}] = {StagedCell::Kind::Expression, "now()"};
        shown.staged.tell();
        QCOMPARE(shown.grid.model()->rowCount(), 22);
        QVERIFY(shown.text(20, 1).startsWith(QStringLiteral("<b>&%1")));
        QCOMPARE(shown.text(20, 0), QStringLiteral("DEFAULT"));
        QCOMPARE(shown.text(21, 0), QStringLiteral("now()"));
        QVERIFY(shown.described(21, 0).contains(QStringLiteral("expression")));
        QVERIFY(shown.described(21, 0).contains(QStringLiteral("new, not saved")));
        QCOMPARE(shown.grid.model()->headerData(20, Qt::Vertical).toString(), QStringLiteral("new"));
        QCOMPARE(shown.grid.rowRef(21), (RowRef{1, true}));
        QCOMPARE(shown.grid.shownRow({1, true}), qsizetype(21));

        // rows that come now stand before the new ones
        shown.append(20, 29);
        QCOMPARE(shown.grid.model()->rowCount(), 32);
        QCOMPARE(shown.text(20, 1), QStringLiteral("name 20"));
        QCOMPARE(shown.text(31, 0), QStringLiteral("now()"));

        // in another order, or filtered, they are still the last
        shown.grid.setCurrentCell(31, 0);
        shown.grid.setRowOrder(RowOrder({9, 3}));
        QCOMPARE(shown.grid.model()->rowCount(), 4);
        QCOMPARE(shown.text(0, 1), QStringLiteral("name 9"));
        QCOMPARE(shown.text(3, 0), QStringLiteral("now()"));
        QCOMPARE(shown.grid.currentRow(), qsizetype(3));
        QCOMPARE(shown.grid.currentResultRow(), qsizetype(-1));
        shown.staged.added = 0;
        shown.staged.cells.clear();
        shown.staged.tell();
        QCOMPARE(shown.grid.model()->rowCount(), 2);
    }

    void columnsGrowForWhatIsStaged()
    {
        Shown shown(200);
        ui::grid::GridView &grid = shown.grid;
        const auto width
            = [&](int column) { return grid.visualRect(grid.model()->index(0, column)).width(); };
        QTRY_VERIFY(width(1) > 0);
        const int before = width(1);
        const QByteArray longer("a good deal longer than what stands in this column");
        // beyond the screen: nothing moves there for it
        shown.staged.cells[{150, 1}] = {StagedCell::Kind::Text, longer};
        shown.staged.tell();
        QCOMPARE(width(1), before);
        shown.staged.cells[{2, 1}] = {StagedCell::Kind::Text, longer};
        shown.staged.tell();
        const int grown = width(1);
        QVERIFY(grown >= before + 50);
        // what stands does not move back, and what somebody has chosen stays
        shown.staged.cells.clear();
        shown.staged.tell();
        QCOMPARE(width(1), grown);
        grid.setColumnWidth(2, 60);
        shown.staged.cells[{2, 2}] = {StagedCell::Kind::Text, longer};
        shown.staged.tell();
        QCOMPARE(width(2), 60);
    }

    void stagedValuesAreSeenAndCopied()
    {
        Shown shown(6);
        shown.staged.cells[{2, 1}] = {StagedCell::Kind::Text, "changed"};
        shown.staged.cells[{3, 2}] = {StagedCell::Kind::Null, {}};
        shown.staged.marks[2] = RowMark::Changed;
        shown.staged.added = 1;
        shown.staged.cells[{-1, 1}] = {StagedCell::Kind::Text, "new"};
        shown.staged.tell();
        QCOMPARE(shown.text(2, 1), QStringLiteral("changed"));
        QVERIFY(shown.described(2, 1).contains(QStringLiteral("changed, not saved")));
        QVERIFY(shown.described(3, 2).contains(QStringLiteral("NULL")));
        shown.grid.selectAll();
        shown.grid.copy();
        const QString text = QGuiApplication::clipboard()->text();
        QCOMPARE(text.split(QLatin1Char('\n'), Qt::SkipEmptyParts).size(), 7);
        QVERIFY(text.contains(QStringLiteral("2\tchanged\tnote")));
        QVERIFY(text.contains(QStringLiteral("new")));
        // the same in another order
        shown.grid.setRowOrder(RowOrder({5, 2}));
        const ShownRows rows = shown.grid.shownWithStaged();
        QCOMPARE(rows.rowCount(), qsizetype(3));
        RowReader reader(rows.rows);
        QCOMPARE(reader.cell(rows.order.resultRow(1), 1).bytes().toByteArray(), QByteArray("changed"));
        QCOMPARE(reader.cell(rows.order.resultRow(2), 1).bytes().toByteArray(), QByteArray("new"));
        // nothing staged: the value of the result itself
        shown.staged.cells.clear();
        shown.staged.marks.clear();
        shown.staged.added = 0;
        shown.staged.tell();
        QVERIFY(shown.grid.shownWithStaged().order.rows() == shown.grid.rowOrder().rows());
    }

    void onlyWhatIsSeenIsAskedFor()
    {
        Shown shown(200'000);
        shown.staged.added = 50'000;
        shown.staged.tell();
        shown.grid.verticalScrollBar()->setValue(199'995);
        shown.grid.viewport()->repaint();
        shown.staged.asked = 0;
        shown.grid.viewport()->repaint();
        QVERIFY2(shown.staged.asked < 100, qPrintable(QString::number(shown.staged.asked)));
    }

    void aFrameCostsWhatIsSeen()
    {
        const auto measured = [](Shown &shown) {
            QList<double> times;
            QElapsedTimer clock;
            const int maximum = shown.grid.verticalScrollBar()->maximum();
            for (int i = 0; i < 60; ++i) {
                shown.grid.verticalScrollBar()->setValue(int(qint64(maximum) * i / 60));
                clock.start();
                shown.grid.viewport()->repaint();
                times << double(clock.nsecsElapsed()) / 1e6;
            }
            std::sort(times.begin(), times.end());
            return times.at(times.size() / 2);
        };
        Shown shown(500'000);
        const double nothing = measured(shown);
        for (int row = 0; row < 100'000; ++row) {
            shown.staged.cells[{row * 5, 1}] = {StagedCell::Kind::Text, "changed"};
            shown.staged.marks[row * 5] = RowMark::Changed;
        }
        shown.staged.added = 50'000;
        shown.staged.tell();
        const double much = measured(shown);
        qInfo("a frame: %.2f ms with nothing staged, %.2f ms with 100,000 changed and 50,000 new rows",
              nothing, much);
        QVERIFY2(much < 5 * nothing + 20, qPrintable(QString::number(much)));
    }

    void textStaysReadableOnEveryTint_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textStaysReadableOnEveryTint()
    {
        QFETCH(bool, dark);
        Shown shown(8);
        shown.theme.setMode(dark ? ui::Theme::Mode::Dark : ui::Theme::Mode::Light);
        const std::pair<int, RowMark> rows[]
            = {{0, RowMark::Changed},  {1, RowMark::Removed}, {2, RowMark::Failed},
               {3, RowMark::Conflict}, {4, RowMark::Gone},    {6, RowMark::None}};
        for (const auto &[row, mark] : rows)
            shown.staged.marks[row] = mark;
        shown.staged.cells[{0, 1}] = {StagedCell::Kind::Text, "changed"};
        shown.staged.cells[{3, 1}] = {StagedCell::Kind::Text, "changed"};
        shown.staged.cells[{0, 2}] = {StagedCell::Kind::Expression, "now()"};
        shown.staged.added = 2;
        shown.staged.cells[{-1, 1}] = {StagedCell::Kind::Text, "new"};
        shown.staged.locks.insert(0, QStringLiteral("it is generated"));
        shown.staged.tell();
        shown.grid.setCurrentCell(3, 2);
        shown.grid.viewport()->repaint();
        if (const QString folder = qEnvironmentVariable("HOWDAH_SHOTS"); !folder.isEmpty()) {
            QDir().mkpath(folder);
            QVERIFY(shown.grid.grab().save(
                folder + (dark ? QStringLiteral("/staged-dark.png") : QStringLiteral("/staged-light.png"))));
        }
        const QImage picture = shown.grid.viewport()->grab().toImage();
        for (int row = 0; row < 10; ++row) {
            for (int column = 0; column < 3; ++column) {
                const QRect cell = shown.grid.visualRect(shown.grid.model()->index(row, column));
                const QColor behind = picture.pixelColor(cell.left() + 4, cell.top() + 4);
                const QString shownText = shown.text(row, column);
                const bool word = shownText == QLatin1String("DEFAULT") || shownText.isEmpty();
                const qreal seen
                    = contrast(behind, shown.theme.color(word ? ui::Token::Muted : ui::Token::Text));
                QVERIFY2(
                    seen >= 4.5,
                    qPrintable(
                        QStringLiteral("%1.%2 %3 %4").arg(row).arg(column).arg(behind.name()).arg(seen)));
            }
        }
        // each mark is told from the others by its shape, too: without colour no two look alike
        QList<QImage> marks;
        for (const RowMark mark : {RowMark::Changed, RowMark::Added, RowMark::Removed, RowMark::Gone,
                                   RowMark::Failed, RowMark::Conflict}) {
            QImage image(40, 25, QImage::Format_Grayscale8);
            image.fill(Qt::white);
            QPainter painter(&image);
            StagedPainter::paintMark(painter, shown.theme, image.rect(), mark);
            painter.end();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    image.setPixel(x, y, image.pixel(x, y) == 0xffffffff ? 0xffffffff : 0xff000000);
            }
            for (const QImage &other : std::as_const(marks))
                QVERIFY(other != image);
            marks << image;
        }
    }

    void anEditorStaysOverItsCell()
    {
        Shown shown(500);
        int row = -1, column = -1;
        QString typed;
        shown.grid.setEditStarter([&](qsizetype r, int c, const QString &text) {
            row = int(r);
            column = c;
            typed = text;
            shown.grid.openEditor(new QLineEdit(text), r, c);
            return true;
        });
        QSignalSpy activated(&shown.grid, &GridView::cellActivated);
        shown.grid.setCurrentCell(5, 1);
        QTest::keyClick(&shown.grid, Qt::Key_F2);
        QCOMPARE(row, 5);
        QCOMPARE(column, 1);
        QCOMPARE(typed, QString());
        QWidget *editor = shown.grid.openedEditor();
        QVERIFY(editor);
        const auto cell = [&] { return shown.grid.visualRect(shown.grid.model()->index(5, 1)); };
        QVERIFY(editor->geometry().contains(cell().center()));
        shown.grid.verticalScrollBar()->setValue(2);
        QVERIFY(editor->geometry().contains(cell().center()));
        shown.grid.scrollByPixels(7);
        QVERIFY(editor->geometry().contains(cell().center()));
        shown.grid.setColumnWidth(0, 200);
        QVERIFY(editor->geometry().contains(cell().center()));
        shown.grid.verticalScrollBar()->setValue(300);
        QVERIFY(!editor->geometry().intersects(shown.grid.viewport()->rect()));
        shown.grid.verticalScrollBar()->setValue(0);
        QVERIFY(editor->geometry().contains(cell().center()));
        shown.grid.closeEditor();
        QVERIFY(!shown.grid.openedEditor());
        QTRY_VERIFY(shown.grid.hasFocus());

        QTest::keyClick(&shown.grid, 'x');
        QCOMPARE(typed, QStringLiteral("x"));
        shown.grid.closeEditor();
        typed.clear();
        QTest::keyClick(&shown.grid, Qt::Key_J, Qt::ControlModifier);
        QCOMPARE(typed, QString());
        QVERIFY(!shown.grid.openedEditor());
        QTest::keyClick(&shown.grid, Qt::Key_Return);
        QVERIFY(shown.grid.openedEditor());
        shown.grid.closeEditor();
        QTest::mouseDClick(shown.grid.viewport(), Qt::LeftButton, {}, cell().center());
        QVERIFY(shown.grid.openedEditor());
        QCOMPARE(activated.count(), 0);
        // its row goes: so does the editor
        shown.staged.added = 1;
        shown.staged.tell();
        shown.grid.setCurrentCell(500, 1);
        QTest::keyClick(&shown.grid, Qt::Key_F2);
        QVERIFY(shown.grid.openedEditor());
        shown.staged.added = 0;
        shown.staged.tell();
        QVERIFY(!shown.grid.openedEditor());
        // who does not edit is told as before
        shown.grid.setEditStarter([](qsizetype, int, const QString &) { return false; });
        shown.grid.setFocus();
        shown.grid.setCurrentCell(5, 1);
        QTest::keyClick(&shown.grid, Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
    }

    void stepsWrapAtTheEdges()
    {
        Shown shown(3);
        shown.grid.setCurrentCell(0, 2);
        shown.grid.stepCell(1, 0);
        QCOMPARE(shown.grid.currentRow(), qsizetype(1));
        QCOMPARE(shown.grid.currentColumn(), 0);
        shown.grid.stepCell(-1, 0);
        QCOMPARE(shown.grid.currentColumn(), 2);
        shown.grid.stepCell(0, 1);
        shown.grid.stepCell(0, 1);
        shown.grid.stepCell(0, 1); // no further
        QCOMPARE(shown.grid.currentRow(), qsizetype(2));
    }

    void lockedColumnsSayWhy()
    {
        Shown shown;
        shown.staged.locks.insert(1, QStringLiteral("it is generated"));
        shown.staged.tell();
        QVERIFY(shown.grid.headDescription(1).contains(QStringLiteral("it is generated")));
        QVERIFY(shown.grid.model()
                    ->headerData(1, Qt::Horizontal, Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("it is generated")));
        QVERIFY(!shown.grid.headDescription(0).contains(QStringLiteral("editable")));
    }
};

QTEST_MAIN(TestStagedRows)
#include "tst_stagedrows.moc"
