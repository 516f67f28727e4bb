// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/inspector/hexdump.h"

using namespace ui::inspector;

class TestHexDump : public QObject
{
    Q_OBJECT

private slots:
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

QTEST_GUILESS_MAIN(TestHexDump)
#include "tst_hexdump.moc"
