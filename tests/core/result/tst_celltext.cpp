// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/result/celltext.h"
#include "tests/support/testmain.h"

#include <QRandomGenerator>

using namespace core::result;

namespace {

CellView view(const QByteArray &bytes)
{
    return {bytes.constData(), bytes.size(), false};
}

} // namespace

class TestCellText : public QObject
{
    Q_OBJECT

private slots:
    void display_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &shown) {
            QTest::newRow(name) << bytes << shown;
        };
        row("empty", "", QString());
        row("plain", "a b", QStringLiteral("a b"));
        row("umlaut", "\xc3\xa4", QStringLiteral("ä"));
        row("three bytes", "\xe6\xa5\x8a", QStringLiteral("楊"));
        row("emoji", "\xf0\x9f\x98\x80", QStringLiteral("😀"));
        row("joined emoji", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7", QStringLiteral("👩\u200d👧"));
        row("markup", "<b>&amp;%1</b>", QStringLiteral("<b>&amp;%1</b>"));
        row("line break", "a\nb\r\n", QStringLiteral("a\u23ceb\u240d\u23ce"));
        row("tab", "a\tb", QStringLiteral("a\u2192b"));
        row("escape", "\x1b[0m", QStringLiteral("\u241b[0m"));
        row("delete", "\x7f", QStringLiteral("\u2421"));
        row("nul", QByteArray("a\0b", 3), QStringLiteral("a\u2400b"));
        row("C1", "\xc2\x85", QStringLiteral("\\u0085"));
        row("line separator", "\xe2\x80\xa8", QStringLiteral("\\u2028"));
        row("override", "\xe2\x80\xaegnp.exe", QStringLiteral("\\u202egnp.exe"));
        row("isolate", "\xe2\x81\xa6x", QStringLiteral("\\u2066x"));
        row("byte order mark", "\xef\xbb\xbfx", QStringLiteral("\\ufeffx"));
        row("right to left", "\xd7\xa9\xd7\x9c", QStringLiteral("של"));
        row("lone byte",
            "a\xff"
            "b",
            QStringLiteral("a\\xffb"));
        row("cut sequence", "a\xe6\xa5", QStringLiteral("a\\xe6\\xa5"));
        row("overlong slash", "\xc0\xaf", QStringLiteral("\\xc0\\xaf"));
        row("overlong nul", "\xe0\x80\x80", QStringLiteral("\\xe0\\x80\\x80"));
        row("surrogate", "\xed\xa0\x80", QStringLiteral("\\xed\\xa0\\x80"));
        row("past Unicode", "\xf4\x90\x80\x80", QStringLiteral("\\xf4\\x90\\x80\\x80"));
        row("latin1", "caf\xe9 ol\xe9", QStringLiteral("caf\\xe9 ol\\xe9"));
    }

    void display()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        QCOMPARE(displayText(view(bytes)), shown);
    }

    void nullIsNoText()
    {
        QVERIFY(displayText(CellView{}).isEmpty());
        QVERIFY(fullText(CellView{}).isEmpty());
    }

    void cutTextSaysSo()
    {
        QCOMPARE(displayText(view("abc"), 3), QStringLiteral("abc"));
        QCOMPARE(displayText(view("abcd"), 3), QStringLiteral("abc\u2026"));
        // a pair is never cut in two
        const QString cut = displayText(view(QByteArray("\xf0\x9f\x98\x80").repeated(10)), 3);
        QVERIFY(cut.isValidUtf16());
        QVERIFY(cut.endsWith(QChar(0x2026)));
    }

    void hugeCellsCostNothing()
    {
        const QByteArray huge(100 << 20, 'x');
        QBENCHMARK_ONCE
        {
            QCOMPARE(displayText(view(huge), 512).size(), 513);
        }
    }

    void full()
    {
        const QByteArray bytes = "line\nbreak\ttab \xe6\xa5\x8a \xe2\x80\xae \x1b";
        QCOMPARE(fullText(view(bytes)).toUtf8(), bytes);
        QCOMPARE(fullText(view("a\xff"
                               "b\xe6\xa5")),
                 QStringLiteral("a\\xffb\\xe6\\xa5"));
        QCOMPARE(fullText(view("\xef\xbb\xbfx")).toUtf8(), QByteArray("\xef\xbb\xbfx"));
        QCOMPARE(fullText(view("\xef\xbf\xbd")), QString(QChar(0xFFFD))); // a real one, not an error
        QCOMPARE(fullText(view(QByteArray("a\0b", 3))).size(), 3);
        QCOMPARE(fullText(view("\xef\xbb\xbf\xff")).toUtf8(), QByteArray("\xef\xbb\xbf\\xff"));
    }

    // Valid text comes back as it was, whatever bytes stand around it.
    void randomBytes()
    {
        QRandomGenerator random(4711);
        for (int round = 0; round < 2000; ++round) {
            QByteArray bytes;
            for (int i = random.bounded(1, 40); i > 0; --i)
                bytes += char(random.bounded(4) == 0 ? random.bounded(256) : random.bounded(0x20, 0x7F));
            const QString text = fullText(view(bytes));
            QVERIFY(text.isValidUtf16());
            QVERIFY(displayText(view(bytes)).isValidUtf16());
            if (QString::fromUtf8(bytes).toUtf8() == bytes && !bytes.contains("\xef\xbb\xbf"))
                QCOMPARE(text.toUtf8(), bytes);
            else
                QVERIFY(text.contains(QLatin1String("\\x")) || bytes.contains("\xef\xbb\xbf"));
        }
    }
};

QTEST_GUILESS_MAIN(TestCellText)
#include "tst_celltext.moc"
