// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/base/amounts.h"

using namespace ui;
using std::chrono::microseconds;

class TestAmounts : public QObject
{
    Q_OBJECT

private slots:
    void counts()
    {
        QCOMPARE(countText(0), QStringLiteral("0"));
        QCOMPARE(countText(999), QStringLiteral("999"));
        QCOMPARE(countText(2998), QStringLiteral("2\u202f998"));
        QCOMPARE(countText(-123456), QStringLiteral("-123\u202f456"));
        QCOMPARE(countText(1234567), QStringLiteral("1\u202f234\u202f567"));
    }

    void rough()
    {
        QCOMPARE(roughCountText(0), QStringLiteral("0"));
        QCOMPARE(roughCountText(950.4), QStringLiteral("950"));
        QCOMPARE(roughCountText(999.7), QStringLiteral("1 k"));
        QCOMPARE(roughCountText(41'234), QStringLiteral("41.2 k"));
        QCOMPARE(roughCountText(412'000), QStringLiteral("412 k"));
        QCOMPARE(roughCountText(999'600), QStringLiteral("1 M"));
        QCOMPARE(roughCountText(1'250'000), QStringLiteral("1.25 M"));
    }

    void sizes()
    {
        QCOMPARE(sizeText(0), QStringLiteral("0 B"));
        QCOMPARE(sizeText(512), QStringLiteral("512 B"));
        QCOMPARE(sizeText(12'800), QStringLiteral("12.5 kB"));
        QCOMPARE(sizeText(61 << 20), QStringLiteral("61 MB"));
        QCOMPARE(sizeText(qint64(5) << 30), QStringLiteral("5 GB"));
    }

    void durations()
    {
        QCOMPARE(durationText(microseconds(-1)), QString());
        QCOMPARE(durationText(microseconds(400)), QStringLiteral("0.4 ms"));
        QCOMPARE(durationText(microseconds(38'000)), QStringLiteral("38 ms"));
        QCOMPARE(durationText(microseconds(999'900)), QStringLiteral("1 s"));
        QCOMPARE(durationText(microseconds(1'250'000)), QStringLiteral("1.25 s"));
        QCOMPARE(durationText(microseconds(125'000'000)), QStringLiteral("2 min 5 s"));
    }

    void rowsAndHours()
    {
        QCOMPARE(rowsText(1), QStringLiteral("1 row"));
        QCOMPARE(rowsText(1200000), QStringLiteral("1\u202f200\u202f000 rows"));
        QCOMPARE(countText(-123), QStringLiteral("-123"));
        QCOMPARE(durationText(microseconds(61'000'000)), QStringLiteral("1 min 1 s"));
        QCOMPARE(durationText(std::chrono::hours(1) + std::chrono::minutes(4)), QStringLiteral("1 h 4 min"));
    }
};

QTEST_GUILESS_MAIN(TestAmounts)
#include "tst_amounts.moc"
