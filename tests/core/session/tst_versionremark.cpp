// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/versionremark.h"

#include <QTest>

using core::session::versionRemark;

class TestVersionRemark : public QObject
{
    Q_OBJECT

private slots:
    void saysWhichServersAreTooOld_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<bool>("told");
        QTest::newRow("9.6") << 90624 << true;
        QTest::newRow("12, the last") << 120022 << true;
        QTest::newRow("13, the first") << 130000 << false;
        QTest::newRow("18") << 180004 << false;
        QTest::newRow("one that does not exist yet") << 250001 << false;
        QTest::newRow("unknown: another pooler's answer") << 0 << false;
    }
    void saysWhichServersAreTooOld()
    {
        QFETCH(int, number);
        QFETCH(bool, told);
        QCOMPARE(!versionRemark({number}).isEmpty(), told);
        QCOMPARE(versionRemark({number}).contains(QString::number(number / 10000)), told);
    }
};

QTEST_GUILESS_MAIN(TestVersionRemark)
#include "tst_versionremark.moc"
