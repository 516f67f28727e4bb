// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/feedresult.h"
#include "tests/support/testmain.h"
#include "ui/base/elidedlabel.h"
#include "ui/grid/cellinspector.h"
#include "ui/grid/resultstatus.h"
#include "ui/grid/valueview.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QToolButton>

using namespace core::result;
using namespace test;
using namespace ui::grid;

class TestCellInspector : public QObject
{
    Q_OBJECT

private slots:
    void showsACell()
    {
        ui::Theme theme;
        ui::Icons icons(theme);
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("<b>details</b>", 3802), column("raw", 17), column("t", 25)});
        feeder.rows({{QByteArray("{\"weight\": 4.70000000000000000000001, \"a\": [1]}"),
                      QByteArray("\\x48690a"), QByteArray("<i>x</i>\nline two")},
                     {std::nullopt, QByteArray(), QByteArray("NULL")}});
        CellInspector inspector(theme, icons);
        inspector.resize(300, 400);
        inspector.show();
        inspector.setResult(&result);
        inspector.showCell(0, 0);
        QCOMPARE(inspector.shownText(),
                 QStringLiteral("{\n  \"weight\": 4.70000000000000000000001,\n  \"a\": [\n    1\n  ]\n}"));
        const auto *name = inspector.findChild<ui::ElidedLabel *>(QStringLiteral("inspectorName"));
        QCOMPARE(name->text(), QStringLiteral("<b>details</b>"));
        const auto *about = inspector.findChild<ui::ElidedLabel *>(QStringLiteral("inspectorAbout"));
        QCOMPARE(about->text(), QStringLiteral("jsonb \u00b7 row 1"));
        inspector.showCell(0, 1);
        QVERIFY(inspector.shownText().startsWith(QLatin1String("00000000  48 69 0a")));
        inspector.showCell(0, 2);
        QCOMPARE(inspector.shownText(), QStringLiteral("<i>x</i>\nline two"));
        inspector.showCell(1, 0);
        QCOMPARE(inspector.shownText(), QStringLiteral("NULL"));
        const QImage null = inspector.grab().toImage();
        inspector.showCell(1, 1);
        QCOMPARE(inspector.shownText(), QStringLiteral("Empty string"));
        inspector.showCell(1, 2);
        QCOMPARE(inspector.shownText(), QStringLiteral("NULL"));
        QVERIFY(inspector.grab().toImage() != null);
        inspector.showCell(7, 7);
        QVERIFY(inspector.shownText().contains(QLatin1String("Select")));
    }

    void copiesTheWholeValue()
    {
        ui::Theme theme;
        ui::Icons icons(theme);
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("j", 114)});
        feeder.rows({{QByteArray("{\"a\" :1}")}});
        CellInspector inspector(theme, icons);
        inspector.setResult(&result);
        inspector.showCell(0, 0);
        inspector.findChild<QToolButton *>(QStringLiteral("inspectorCopy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("{\"a\" :1}"));
    }

    void hugeValuesAreCutAndSaySo()
    {
        ui::Theme theme;
        ui::Icons icons(theme);
        ResultSet result;
        Feeder feeder(result);
        feeder.begin({column("t", 25), column("j", 3802), column("b", 17), column("l", 25)});
        const QByteArray json = "[" + QByteArray("1,").repeated(20 << 20);
        feeder.rows({{QByteArray(100 << 20, 'x'), json, "\\x" + QByteArray("00").repeated(20 << 20),
                      QByteArray(1 << 20, '\n')}});
        CellInspector inspector(theme, icons);
        inspector.resize(300, 400);
        inspector.show();
        inspector.setResult(&result);
        const auto *note = inspector.findChild<QLabel *>(QStringLiteral("inspectorNote"));
        for (int c = 0; c < 4; ++c) {
            QElapsedTimer clock;
            clock.start();
            inspector.showCell(0, c);
            inspector.grab();
            qInfo("column %d shown in %lld ms", c, static_cast<long long>(clock.elapsed()));
            QVERIFY2(note->text().startsWith(QLatin1String("The first")), qPrintable(note->text()));
            QVERIFY(inspector.shownText().size() < (5 << 20));
        }
        QSignalSpy refused(&inspector, &CellInspector::copyRefused);
        inspector.showCell(0, 0);
        inspector.copyValue();
        QCOMPARE(refused.count(), 1);
    }

    void longLinesAreJoinedAgainWhenCopied()
    {
        ValueView view;
        QString text = QString(30'000, QLatin1Char('x')) + QStringLiteral("\n\nshort\n")
            + QStringLiteral("😀").repeated(9000);
        view.showText(text);
        QVERIFY(view.document()->blockCount() > 6);
        view.selectAll();
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
        QTextCursor cursor(view.document());
        cursor.setPosition(10);
        cursor.setPosition(int(ValueView::LongestLine) + 20, QTextCursor::KeepAnchor);
        view.setTextCursor(cursor);
        view.copy();
        QCOMPARE(QGuiApplication::clipboard()->text().count(QLatin1Char('x')), ValueView::LongestLine + 9);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(QLatin1Char('\n')));
    }

    void theResultMayDieFirst()
    {
        ui::Theme theme;
        ui::Icons icons(theme);
        CellInspector inspector(theme, icons);
        {
            ResultSet result;
            Feeder feeder(result);
            feeder.begin({column("t", 25)});
            feeder.rows({{QByteArray("x")}});
            inspector.setResult(&result);
            inspector.showCell(0, 0);
            QCOMPARE(inspector.shownText(), QStringLiteral("x"));
        }
        QVERIFY(inspector.shownText().contains(QLatin1String("Select")));
        inspector.copyValue();
    }

    void status()
    {
        ui::Theme theme;
        ResultStatus status(theme);
        status.show();
        const auto text = [&](const char *name) {
            const auto *label = status.findChild<QLabel *>(QLatin1String(name));
            return label->isHidden() ? QString() : label->text();
        };
        QCOMPARE(text("resultRows"), QString());
        status.setRunning(true);
        status.setRows(2998, 4812);
        QCOMPARE(text("resultRows"), QStringLiteral("2\u202f998 of ~4\u202f812 rows"));
        status.setFirstRow(std::chrono::milliseconds(38));
        status.setRate(412'000);
        status.setMemory(61 << 20);
        status.setCurrentCell(3, QStringLiteral("<b>tags\n"));
        QCOMPARE(text("resultFirstRow"), QStringLiteral("first row 38 ms"));
        QCOMPARE(text("resultRate"), QStringLiteral("412 k rows/s"));
        QCOMPARE(text("resultMemory"), QStringLiteral("61 MB"));
        QCOMPARE(status.findChild<ui::ElidedLabel *>(QStringLiteral("resultCell"))->text(),
                 QStringLiteral("Row 4, <b>tags\n"));
        status.setRunning(false);
        status.setRows(1);
        QCOMPARE(text("resultRows"), QStringLiteral("1 row"));
        status.setRows(0);
        QCOMPARE(text("resultRows"), QStringLiteral("0 rows"));
        status.setState(QStringLiteral("cancelled"), ui::Token::Warn);
        QCOMPARE(text("resultState"), QStringLiteral("cancelled"));
        status.clear();
        QCOMPARE(text("resultState"), QString());
        QCOMPARE(text("resultRows"), QString());
    }
};

QTEST_MAIN(TestCellInspector)
#include "tst_cellinspector.moc"
