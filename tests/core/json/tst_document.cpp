// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/document.h"
#include "core/json/path.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QRandomGenerator>

using namespace core::json;

namespace {

Document parsed(const QByteArray &text)
{
    auto document = Document::parse(text);
    if (!document)
        qFatal("%s: %s", text.left(100).constData(), qPrintable(document.error().message));
    return *std::move(document);
}

// Written again from the tree alone, without the whitespace.
void write(const Document &document, Node node, QByteArray &out)
{
    if (document.hasKey(node))
        out += document.keyText(node).toByteArray() + ':';
    if (!document.isContainer(node)) {
        out += document.text(node);
        return;
    }
    out += document.kind(node) == Kind::Object ? '{' : '[';
    for (std::uint32_t i = 0; i < document.childCount(node); ++i) {
        const Node child = document.child(node, i);
        QCOMPARE(document.parent(child), node);
        QCOMPARE(document.index(child), i);
        if (i > 0)
            out += ',';
        write(document, child, out);
    }
    out += document.kind(node) == Kind::Object ? '}' : ']';
}

QByteArray written(const Document &document)
{
    QByteArray out;
    write(document, Document::Root, out);
    return out;
}

QByteArray randomString(QRandomGenerator &random)
{
    static const QByteArray pieces[]
        = {"a", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83d\\ude00", "\xc3\xa9", "\xf0\x9f\x98\x80",
           "{", "]",   ",",    ":",    "\\/",     "\\ud800",        " "};
    QByteArray text = "\"";
    for (int i = random.bounded(5); i > 0; --i)
        text += pieces[random.bounded(int(std::size(pieces)))];
    return text + '"';
}

// JSON without whitespace, or with some anywhere.
QByteArray randomValue(QRandomGenerator &random, int depth, bool spaced)
{
    const auto space = [&] {
        static const char *const spaces[] = {" ", "\n", "\t", "\r\n"};
        return spaced && random.bounded(3) == 0 ? QByteArray(spaces[random.bounded(4)]) : QByteArray();
    };
    const int kind = random.bounded(depth > 0 ? 7 : 4);
    if (kind == 0)
        return random.bounded(2) ? "true" : "false";
    if (kind == 1)
        return "null";
    if (kind == 2) {
        static const QByteArray numbers[]
            = {"0",     "-0",      "-12",  "3.1400",
               "1e400", "1E-0007", "2e+1", "99999999999999999999.000000000000000001"};
        return numbers[random.bounded(int(std::size(numbers)))];
    }
    if (kind == 3)
        return randomString(random);
    const bool object = kind == 4;
    QByteArray text(1, object ? '{' : '[');
    for (int i = random.bounded(5); i > 0; --i) {
        text += space();
        if (object)
            text += randomString(random) + space() + ':' + space();
        text += randomValue(random, depth - 1, spaced) + space();
        if (i > 1)
            text += ',';
    }
    return text + space() + (object ? '}' : ']');
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private slots:
    void keepsEverything()
    {
        const Document document = parsed(
            " { \"b\" : 4.70000000000000000000001, \"a\":[1, -0.0e+00 ,{}], \"b\":\"\\u00e9\\ud800\", "
            "\"\":null } ");
        QCOMPARE(document.kind(Document::Root), Kind::Object);
        QStringList keys;
        for (std::uint32_t i = 0; i < document.childCount(Document::Root); ++i)
            keys << document.key(document.child(Document::Root, i));
        QCOMPARE(keys,
                 (QStringList{QStringLiteral("b"), QStringLiteral("a"), QStringLiteral("b"), QString()}));
        QVERIFY(document.hasKey(document.child(Document::Root, 3)));
        QCOMPARE(document.text(document.child(Document::Root, 0)).toByteArray(),
                 QByteArray("4.70000000000000000000001"));
        const Node array = document.child(Document::Root, 1);
        QCOMPARE(document.text(array).toByteArray(), QByteArray("[1, -0.0e+00 ,{}]"));
        QCOMPARE(document.text(document.child(array, 1)).toByteArray(), QByteArray("-0.0e+00"));
        QVERIFY(document.isContainer(document.child(array, 2)));
        const QString half = Document::unescaped(document.text(document.child(Document::Root, 2)));
        QCOMPARE(half.size(), 2);
        QCOMPARE(half.at(1).unicode(), char16_t(0xD800));
    }

    void scalarsAloneAndLongNumbers()
    {
        for (const char *text : {"1", "\"x\"", "null", "true", " false\n"})
            QCOMPARE(written(parsed(text)), QByteArray(text).trimmed());
        const QByteArray digits(2000, '7');
        const Document document = parsed("[" + digits + ",-0." + digits + "e-" + digits + "]");
        QCOMPARE(document.text(document.child(Document::Root, 0)).toByteArray(), digits);
    }

    void whatIsWrittenIsReadBack()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 3000; ++i) {
            const QByteArray text = randomValue(random, 6, false);
            QCOMPARE(written(parsed(text)), text);
            const Document document = parsed(randomValue(random, 6, true));
            QCOMPARE(written(parsed(written(document))), written(document));
            qsizetype nodes = 0; // every node once
            for (Node node = Document::Root; node != Document::NoNode; node = document.next(node))
                ++nodes;
            QCOMPARE(nodes, document.nodeCount());
        }
    }

    void damagedTextsAreRefused()
    {
        QRandomGenerator random(8);
        int refused = 0;
        for (int i = 0; i < 5000; ++i) {
            QByteArray text = randomValue(random, 4, true);
            const int at = random.bounded(int(text.size()));
            if (random.bounded(2))
                text.remove(at, 1);
            else
                text.insert(at, "{}[],:\"\\x\x01"[random.bounded(10)]);
            Place place;
            const auto document = Document::parse(text, {}, &place);
            if (document) {
                written(*document);
            } else {
                ++refused;
                QVERIFY(place.line >= 1 && place.column >= 1 && place.offset <= text.size());
            }
        }
        QVERIFY(refused > 1000);
    }

    void errorsSayWhere_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column");
        const auto row = [](const char *text, int line, int column) {
            QTest::newRow(text) << QByteArray(text) << line << column;
        };
        row("", 1, 1);
        row("{\"a\": 1,\n \"b\" 2}", 2, 6);
        row("[1, 2", 1, 6);
        row("[1 2]", 1, 4);
        row("{a: 1}", 1, 2);
        row("\"\xc3\xa9\xc3\xa9\" x", 1, 6);
        row("[01]", 1, 3);
        row("[1.]", 1, 4);
        row("[-]", 1, 3);
        row("[1e]", 1, 4);
        row("[+1]", 1, 2);
        row("[NaN]", 1, 2);
        row("[\"\\x\"]", 1, 4);
        row("[\"\\u12g4\"]", 1, 7);
        row("\"a\nb\"", 1, 3);
        row("[1,]", 1, 4);
        row("{\"a\":1,}", 1, 8);
        row("[}", 1, 2);
        row("nul", 1, 1);
    }
    void errorsSayWhere()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, line);
        QFETCH(int, column);
        Place place;
        const auto document = Document::parse(text, {}, &place);
        QVERIFY(!document);
        QCOMPARE(document.error().kind, core::Error::Kind::Input);
        QCOMPARE(place.line, qsizetype(line));
        QCOMPARE(place.column, qsizetype(column));
        QVERIFY(
            document.error().message.startsWith(QStringLiteral("Line %1, column %2").arg(line).arg(column)));
    }

    void depthCostsNoStack()
    {
        const QByteArray pairs[][2] = {{"[", "]"}, {"{\"a\":", "}"}};
        for (const auto &[open, close] : pairs) {
            const Document document = parsed(open.repeated(100'000) + "1" + close.repeated(100'000));
            QCOMPARE(document.nodeCount(), 100'001);
            Node deepest = Document::Root;
            while (document.childCount(deepest) > 0)
                deepest = document.child(deepest, 0);
            QCOMPARE(document.text(deepest).toByteArray(), QByteArray("1"));
            QVERIFY(jsonPath(document, deepest).size() > 100'000);
            QVERIFY(!Document::parse(open.repeated(1'000'000)));
        }
    }

    void tooManyValuesAreRefused()
    {
        const auto document
            = Document::parse("[" + QByteArray("1,").repeated(int(Document::MostNodes) + 1) + "1]");
        QVERIFY(!document);
        QVERIFY(document.error().message.contains(QLatin1String("million")));
    }

    void stops()
    {
        std::stop_source stop;
        stop.request_stop();
        const auto document
            = Document::parse("[" + QByteArray("1,").repeated(1'000'000) + "1]", stop.get_token());
        QVERIFY(!document && document.error().isCancelled());
    }

    void tenMegabytesWithManyKeys()
    {
        QByteArray text = "{";
        for (int i = 0; i < 100'000; ++i)
            text += "\"key" + QByteArray::number(i) + "\":\"" + QByteArray(85, 'x') + "\",";
        text.back() = '}';
        QElapsedTimer clock;
        clock.start();
        const Document document = parsed(text);
        qInfo("%lld bytes, 100,000 keys: %lld ms", static_cast<long long>(text.size()),
              static_cast<long long>(clock.elapsed()));
        QCOMPARE(document.childCount(Document::Root), 100'000U);
        QCOMPARE(document.key(document.child(Document::Root, 99'999)), QStringLiteral("key99999"));
    }

    void unescapedIsCut()
    {
        QCOMPARE(Document::unescaped("\"a\\tb\\/c\""), QStringLiteral("a\tb/c"));
        const QString cut = Document::unescaped('"' + QByteArray("\xc3\xa9").repeated(1'000'000) + '"', 100);
        QVERIFY(cut.size() >= 100 && cut.size() <= 400);
        QVERIFY(!cut.contains(QChar::ReplacementCharacter));
    }

    void paths()
    {
        const Document document = parsed("{\"it's\":[{\"a\\\"b\\\\c\":1,\"null\":{}}]}");
        const Node array = document.child(Document::Root, 0);
        const Node object = document.child(array, 0);
        const Node leaf = document.child(object, 0);
        QCOMPARE(arrowPath(document, Document::Root), QString());
        QCOMPARE(arrowPath(document, object), QStringLiteral("-> 'it''s' -> 0"));
        QCOMPARE(arrowPath(document, leaf), QStringLiteral("-> 'it''s' -> 0 ->> E'a\"b\\\\c'"));
        QCOMPARE(jsonPath(document, leaf), QStringLiteral("$.\"it's\"[0].\"a\\\"b\\\\c\""));
        QCOMPARE(hashPath(document, document.child(object, 1)),
                 QStringLiteral("#> '{\"it''s\",0,\"null\"}'"));
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
