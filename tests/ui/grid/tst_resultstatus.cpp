// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/base/elidedlabel.h"
#include "ui/grid/resultstatus.h"

#include <QLabel>

using namespace ui::grid;

class TestResultStatus : public QObject
{
    Q_OBJECT

private slots:
    void whatItIsToldIsShown()
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

QTEST_MAIN(TestResultStatus)
#include "tst_resultstatus.moc"
