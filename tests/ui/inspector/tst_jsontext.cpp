// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/testmain.h"
#include "ui/inspector/jsontext.h"

#include <QRandomGenerator>

using namespace ui::inspector;

namespace {

constexpr qsizetype NoLimit = 1 << 24;

// What is left when the whitespace outside of strings is gone.
QString bare(const QString &json)
{
    QString out;
    bool string = false;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const QChar c = json.at(i);
        if (string && c == QLatin1Char('\\') && i + 1 < json.size()) {
            out += c;
            out += json.at(++i);
            continue;
        }
        if (c == QLatin1Char('"'))
            string = !string;
        if (string || !c.isSpace())
            out += c;
    }
    return out;
}

} // namespace

class TestJsonText : public QObject
{
    Q_OBJECT

private slots:
    void lines()
    {
        QCOMPARE(
            indentedJson(u"{\"a\":1,\"b\":[true,null,{}],\"c\":[]}", NoLimit, NoLimit),
            QStringLiteral("{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null,\n    {}\n  ],\n  \"c\": []\n}"));
        QCOMPARE(indentedJson(u" [ 1 , 2 ] ", NoLimit, NoLimit), QStringLiteral("[\n  1,\n  2\n]"));
        QCOMPARE(indentedJson(u"", NoLimit, NoLimit), QString());
        QCOMPARE(indentedJson(u"\"x\"", NoLimit, NoLimit), QStringLiteral("\"x\""));
    }

    void tokensAreKept_data()
    {
        QTest::addColumn<QString>("json");
        QTest::newRow("digits") << QStringLiteral(
            "[4.7000000000000000001,1e400,-0.0,12345678901234567890123]");
        QTest::newRow("duplicates") << QStringLiteral("{\"b\":1,\"a\":2,\"b\":3}");
        QTest::newRow("escapes") << QStringLiteral("{\"\\u0061\\\"{[,\":\"\\\\\"}");
        QTest::newRow("spaces in strings") << QStringLiteral("[\"a  b\",\" {} \"]");
        QTest::newRow("foreign") << QStringLiteral("{\"שלום\":\"👩‍👧\"}");
        QTest::newRow("cut in a string") << QStringLiteral("{\"a\":\"unfini");
        QTest::newRow("cut after a backslash") << QStringLiteral("{\"a\":\"unfini\\");
        QTest::newRow("too many ends") << QStringLiteral("]]}}[1");
        QTest::newRow("no json") << QStringLiteral("{a:'b'}");
    }

    void tokensAreKept()
    {
        QFETCH(QString, json);
        QCOMPARE(bare(indentedJson(json, NoLimit, NoLimit)), bare(json));
    }

    void wordsStayApart()
    {
        QCOMPARE(indentedJson(u"no json  at all", NoLimit, NoLimit), QStringLiteral("no json at all"));
    }

    void randomText()
    {
        QRandomGenerator random(99);
        static constexpr char Alphabet[] = "{}[],:\"\\ 1a\n";
        for (int round = 0; round < 3000; ++round) {
            QString json;
            for (int i = random.bounded(0, 30); i > 0; --i)
                json += QLatin1Char(Alphabet[random.bounded(int(sizeof Alphabet) - 1)]);
            QCOMPARE(bare(indentedJson(json, NoLimit, NoLimit)), bare(json));
        }
    }

    void depthAndSizeAreBounded()
    {
        const QString deep(500'000, QLatin1Char('['));
        QCOMPARE(indentedJson(deep, 1'000'000, NoLimit).size() < 1'000'200, true);
        QCOMPARE(indentedJson(u"[1,2,3,4]", NoLimit, 3), QStringLiteral("[\n  1,\n  2,\n  "));
        const QString flat = QStringLiteral("[") + QStringLiteral("1,").repeated(400'000) + QLatin1Char('1');
        QBENCHMARK_ONCE
        {
            QVERIFY(indentedJson(flat, NoLimit, NoLimit).size() > flat.size());
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonText)
#include "tst_jsontext.moc"
