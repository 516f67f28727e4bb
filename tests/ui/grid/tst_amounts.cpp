// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/grid/amounts.h"
#include "ui/grid/hexdump.h"

using namespace ui::grid;
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

    void dump()
    {
        QVERIFY(isHexBytea("\\x"));
        QVERIFY(!isHexBytea("\\x1"));
        QVERIFY(!isHexBytea("abc"));
        QCOMPARE(byteaSize("\\xdeadbeef"), 4);
        QCOMPARE(hexDump("\\x", 100), QString());
        QCOMPARE(hexDump("\\x00410aFF", 100),
                 QStringLiteral("00000000  00 41 0a ff                                       .A.."));
        const QByteArray text = "\\x" + QByteArray("Hello, world! 01").toHex() + "0a";
        QCOMPARE(
            hexDump(text, 100),
            QStringLiteral("00000000  48 65 6c 6c 6f 2c 20 77  6f 72 6c 64 21 20 30 31  Hello, world! 01\n"
                           "00000010  0a                                                ."));
        QCOMPARE(hexDump(text, 16).count(QLatin1Char('\n')), 0);
    }
};

QTEST_GUILESS_MAIN(TestAmounts)
#include "tst_amounts.moc"
