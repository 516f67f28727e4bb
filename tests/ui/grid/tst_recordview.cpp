// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"
#include "ui/base/elidedlabel.h"
#include "ui/grid/gridview.h"
#include "ui/grid/recordmodel.h"
#include "ui/grid/recordtable.h"
#include "ui/grid/recordview.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QToolButton>

using namespace core::result;
using namespace test;
using namespace ui::grid;

namespace {

// A grid and the record of its current row, side by side.
struct Shown
{
    ui::Theme theme;
    ui::Icons icons{theme};
    ResultSet result;
    Feeder feeder{result};
    QWidget window;
    GridView grid{theme, &window};
    RecordView record{theme, icons, grid, &window};
    QAbstractItemModelTester tester{&record.model(), QAbstractItemModelTester::FailureReportingMode::QtTest};

    Shown()
    {
        window.resize(900, 400);
        grid.setGeometry(0, 0, 500, 400);
        record.setGeometry(500, 0, 400, 400);
        grid.setResult(&result);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("no window");
    }

    RecordTable &table() const { return *record.findChild<RecordTable *>(); }
    QString title() const
    {
        return record.findChild<ui::ElidedLabel *>(QStringLiteral("recordTitle"))->text();
    }
    QStringList lines() const
    {
        QStringList out;
        for (int line = 0; line < record.model().rowCount(); ++line)
            out << record.model().index(line, 0).data().toString() + QLatin1Char('=')
                    + record.model().index(line, 1).data().toString();
        return out;
    }
};

} // namespace

class TestRecordView : public QObject
{
    Q_OBJECT

private slots:
    void followsAndLeads()
    {
        Shown shown;
        shown.feeder.begin({column("id", 20), column("<b>name</b>\n", 25), column("note", 25)});
        shown.feeder.generate(0, 99, [](qsizetype row, Row &cells) {
            cells[0] = QByteArray::number(row);
            cells[1] = "n" + QByteArray::number(row);
            cells[2] = row % 2 ? Value() : Value(QByteArray());
        });
        shown.grid.setCurrentCell(4, 1);
        QCOMPARE(shown.title(), QStringLiteral("Row 5 of 100"));
        QCOMPARE(shown.lines(),
                 (QStringList{QStringLiteral("id=4"), QStringLiteral("<b>name</b>\n=n4"),
                              QStringLiteral("note=")}));
        QCOMPARE(shown.table().currentIndex().row(), 1);
        const QModelIndex note = shown.record.model().index(2, RecordModel::Value);
        QCOMPARE(note.data(Qt::AccessibleDescriptionRole).toString(), QStringLiteral("empty string"));

        shown.record.setFocus();
        QTest::keyClick(&shown.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown.grid.currentRow(), 5);
        QCOMPARE(note.data(Qt::AccessibleDescriptionRole).toString(), QStringLiteral("NULL"));
        QCOMPARE(shown.grid.currentColumn(), 1);
        QTest::keyClick(&shown.table(), Qt::Key_Down);
        QCOMPARE(shown.grid.currentColumn(), 2);
        QCOMPARE(shown.grid.currentRow(), 5);
        QTest::keyClick(&shown.table(), Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(&shown.table(), Qt::Key_PageUp, Qt::AltModifier);
        QCOMPARE(shown.grid.currentRow(), 0);
        QVERIFY(!shown.record.findChild<QToolButton *>(QStringLiteral("recordPrevious"))->isEnabled());
        QTest::mouseClick(shown.record.findChild<QToolButton *>(QStringLiteral("recordNext")),
                          Qt::LeftButton);
        QCOMPARE(shown.grid.currentRow(), 1);

        // the rows of a filter, in their order
        shown.grid.setRowOrder(RowOrder({50, 1, 7}));
        QCOMPARE(shown.title(), QStringLiteral("Row 2 of 3"));
        QTest::keyClick(&shown.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown.lines().first(), QStringLiteral("id=7"));
        QTest::keyClick(&shown.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown.lines().first(), QStringLiteral("id=7"));

        // hidden and moved columns
        ColumnMap map = shown.grid.columnMap();
        map.hide(1);
        map.move(1, 1, 0);
        shown.grid.setColumnMap(map);
        QCOMPARE(shown.lines(), (QStringList{QStringLiteral("note="), QStringLiteral("id=7")}));
        shown.grid.setResult(nullptr);
        QCOMPARE(shown.record.model().rowCount(), 0);
        QTest::keyClick(&shown.table(), Qt::Key_Down, Qt::AltModifier);
    }

    void filtersColumns()
    {
        Shown shown;
        QList<Column> columns;
        for (int i = 0; i < 1600; ++i)
            columns << column("c" + QByteArray::number(i), i % 2 ? 25 : 3802);
        shown.feeder.begin(columns);
        shown.feeder.generate(0, 9, [](qsizetype row, Row &cells) {
            for (std::size_t c = 0; c < cells.size(); ++c)
                cells[c] = QByteArray::number(row) + QByteArray("\nline").repeated(int(c % 9));
        });
        QElapsedTimer clock;
        clock.start();
        shown.grid.setCurrentCell(3, 0);
        qInfo("a row of 1,600 columns: %lld ms", static_cast<long long>(clock.elapsed()));
        QCOMPARE(shown.record.model().rowCount(), 1600);
        auto *filter = shown.record.findChild<QLineEdit *>(QStringLiteral("recordFilter"));
        QTest::keyClicks(filter, QStringLiteral("C159"));
        QCOMPARE(shown.lines().size(), 11);
        QTest::keyClick(filter, Qt::Key_Down);
        QVERIFY(shown.table().hasFocus());
        shown.table().setCurrentIndex(shown.record.model().index(3, 1));
        QCOMPARE(shown.grid.currentColumn(), 1592);
        QTest::keyClick(filter, Qt::Key_Escape);
        QCOMPARE(shown.record.model().rowCount(), 1600);
        QCOMPARE(shown.table().currentIndex().row(), 1592);
        QTest::keyClicks(filter, QStringLiteral("nothing"));
        QCOMPARE(shown.record.model().rowCount(), 0);
        QTest::keyClick(&shown.table(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(shown.grid.currentRow(), 4);
    }

    void valuesAreBounded()
    {
        Shown shown;
        shown.feeder.begin({column("long", 25), column("lines", 25), column("bytes", 25)});
        shown.feeder.rows({{QByteArray("\xc3\xa9").repeated(10 << 20), QByteArray("x\n").repeated(1 << 20),
                            QByteArray("a\xff\xe2\x80\xaez")}});
        shown.grid.setCurrentCell(0, 0);
        for (int line = 0; line < 2; ++line) {
            const QString text = shown.record.model().shownValue(line);
            QVERIFY(text.size() < 1100);
            QVERIFY2(text.endsWith(QChar(0x2026)), qPrintable(text.right(10)));
            QVERIFY(text.count(QLatin1Char('\n')) < RecordModel::MostLines);
            QVERIFY(shown.table().rowHeight(line) < 200);
            QVERIFY(shown.table().rowHeight(line) > 2 * ui::metrics::GridRow);
        }
        QCOMPARE(shown.record.model().shownValue(2), QStringLiteral("a\\xff\\u202ez"));
        QCOMPARE(shown.record.model().value(0).size(), 10 << 20);
    }

    void copies()
    {
        Shown shown;
        shown.feeder.begin({column("a", 25), column("b", 25), column("c", 25)});
        shown.feeder.rows({{QByteArray("say \"hi\"\n"), QByteArray("x"), std::nullopt}});
        shown.grid.setCurrentCell(0, 0);
        shown.record.setFocus();
        QTest::keyClick(&shown.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("say \"hi\"\n"));
        QTest::keyClick(&shown.table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&shown.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a\t\"say \"\"hi\"\"\n\"\nb\tx"));
        shown.record.copyRow();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("a\t\"say \"\"hi\"\"\n\"\nb\tx\nc\t"));
    }

    void theResultMayDieFirst()
    {
        ui::Theme theme;
        ui::Icons icons(theme);
        GridView grid(theme);
        RecordView record(theme, icons, grid);
        record.show();
        {
            ResultSet result;
            Feeder feeder(result);
            grid.setResult(&result);
            feeder.begin({column("a", 25)});
            feeder.rows({{QByteArray("x")}});
            grid.setCurrentCell(0, 0);
            QCOMPARE(record.model().rowCount(), 1);
        }
        QCOMPARE(record.model().rowCount(), 0);
        record.grab();
        record.copyRow();
    }
};

QTEST_MAIN(TestRecordView)
#include "tst_recordview.moc"
