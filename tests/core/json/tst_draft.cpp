// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/checks.h"
#include "core/json/diff.h"
#include "core/json/history.h"
#include "core/json/layout.h"
#include "tests/support/randomjson.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>

using namespace core::json;

namespace {

Draft draftOf(const QByteArray &text, Flavor flavor = Flavor::Jsonb)
{
    auto document = Document::parse(text);
    if (!document)
        qFatal("%s: %s", text.left(100).constData(), qPrintable(document.error().message));
    return Draft(std::make_shared<const Document>(*std::move(document)), flavor);
}

Node at(const Draft &draft, std::initializer_list<std::uint32_t> way)
{
    Node node = Draft::Root;
    for (const std::uint32_t step : way)
        node = draft.child(node, step);
    return node;
}

// Without white space, from the tree alone.
QByteArray written(const Draft &draft, Node node)
{
    if (!draft.isContainer(node))
        return draft.scalarText(node).toByteArray();
    const bool object = draft.kind(node) == Kind::Object;
    QByteArray out(1, object ? '{' : '[');
    for (std::uint32_t i = 0; i < draft.childCount(node); ++i) {
        const Node child = draft.child(node, i);
        if (draft.parent(child) != node || draft.index(child) != i || !draft.contains(child))
            return "damaged";
        if (i > 0)
            out += ',';
        if (object)
            out += draft.keyText(child) + ':';
        out += written(draft, child);
    }
    return out + (object ? '}' : ']');
}

} // namespace

class TestDraft : public QObject
{
    Q_OBJECT

private slots:
    void bytesThatWereNotTouchedStay()
    {
        Draft draft = draftOf(" { \"b\" : 4.7000 ,\n\t\"a\":[1,  -0.0e+00 ,{}], \"b\":\"\\u00e9\\ud800\"}\n",
                              Flavor::Json);
        QVERIFY(draft.setValue(at(draft, {1, 0}), "1.50").has_value());
        QCOMPARE(draft.text(),
                 QByteArray(" { \"b\" : 4.7000 ,\n\t\"a\":[1.50,  -0.0e+00 ,{}], "
                            "\"b\":\"\\u00e9\\ud800\"}\n"));
        QVERIFY(draft.rename(at(draft, {0}), QStringLiteral("x\"\\\n\u00e9")).has_value());
        QCOMPARE(draft.text(),
                 QByteArray(" { \"x\\\"\\\\\\n\xc3\xa9\" : 4.7000 ,\n\t\"a\":[1.50,  -0.0e+00 ,{}], "
                            "\"b\":\"\\u00e9\\ud800\"}\n"));
        QVERIFY(draft.remove(at(draft, {1, 1})).has_value());
        QVERIFY(draft.remove(at(draft, {0})).has_value());
        QCOMPARE(draft.text(), QByteArray(" { \"a\":[1.50,  {}], \"b\":\"\\u00e9\\ud800\"}\n"));
        QVERIFY(draft.remove(at(draft, {1})).has_value());
        QCOMPARE(draft.text(), QByteArray(" { \"a\":[1.50,  {}]}\n"));
        QVERIFY(draft.remove(at(draft, {0})).has_value());
        QCOMPARE(draft.text(), QByteArray(" {}\n"));
    }

    void whatIsAddedIsSetLikeItsNeighbours()
    {
        Draft lines = draftOf("{\n    \"a\": {},\n    \"b\": [\n        1\n    ]\n}", Flavor::Json);
        QVERIFY(lines.insert(Draft::Root, 99, QStringLiteral("c"), "2").has_value());
        QVERIFY(lines.insert(at(lines, {0}), 0, QStringLiteral("d"), "null").has_value());
        QVERIFY(lines.insert(at(lines, {1}), 0, {}, "0").has_value());
        QCOMPARE(
            lines.text(),
            QByteArray("{\n    \"a\": {\n        \"d\": null\n    },\n    \"b\": [\n        0,\n        1\n"
                       "    ],\n    \"c\": 2\n}"));
        Draft line = draftOf("{\"a\": 1}");
        QVERIFY(line.insert(Draft::Root, 0, QStringLiteral("b"), "[]").has_value());
        QVERIFY(line.insert(at(line, {0}), 0, {}, "1").has_value());
        QVERIFY(line.insert(at(line, {0}), 1, {}, "2").has_value());
        QCOMPARE(line.text(), QByteArray("{\"b\": [1, 2], \"a\": 1}"));
        Draft tight = draftOf("{\"a\":1,\"b\":{}}", Flavor::Json);
        QVERIFY(tight.insert(at(tight, {1}), 0, QString(), "3").has_value());
        QCOMPARE(tight.text(), QByteArray("{\"a\":1,\"b\":{\"\":3}}"));
    }

    void movesKeepTheirText()
    {
        Draft draft = draftOf("{\"a\": [ 1, {\"x\" : 2} ], \"b\": {\"x\": 0}}");
        const Node moved = at(draft, {0, 1, 0});
        QVERIFY(draft.move(moved, at(draft, {1}), 0).has_value()); // its key is taken there
        QCOMPARE(draft.text(), QByteArray("{\"a\": [ 1, {} ], \"b\": {\"x 2\": 2, \"x\": 0}}"));
        QVERIFY(draft.move(moved, at(draft, {0}), 9).has_value());
        QCOMPARE(draft.text(), QByteArray("{\"a\": [ 1, {}, 2 ], \"b\": {\"x\": 0}}"));
        QVERIFY(!draft.move(at(draft, {0}), at(draft, {0, 1}), 0).has_value()); // into itself
        QVERIFY(draft.move(at(draft, {0, 0}), at(draft, {0}), 3).has_value());
        QCOMPARE(draft.text(), QByteArray("{\"a\": [ {}, 2, 1 ], \"b\": {\"x\": 0}}"));
    }

    void duplicateAndRetype()
    {
        Draft draft = draftOf("{\"a\": [1, 2], \"n\": \"12.50\"}");
        QVERIFY(draft.duplicate(at(draft, {0})).has_value());
        QVERIFY(draft.duplicate(at(draft, {0, 1})).has_value());
        QCOMPARE(draft.text(), QByteArray("{\"a\": [1, 2, 2], \"a 2\": [1, 2], \"n\": \"12.50\"}"));
        QVERIFY(draft.retype(at(draft, {2}), Kind::Number).has_value());
        QCOMPARE(draft.text(at(draft, {2})), QByteArray("12.50"));
        QVERIFY(draft.retype(at(draft, {2}), Kind::String).has_value());
        QCOMPARE(draft.text(at(draft, {2})), QByteArray("\"12.50\""));
        QVERIFY(draft.retype(at(draft, {0}), Kind::Object).has_value());
        QCOMPARE(draft.text(at(draft, {0})), QByteArray("{\"0\": 1, \"1\": 2, \"2\": 2}"));
        QVERIFY(draft.retype(at(draft, {0}), Kind::Array).has_value());
        QCOMPARE(draft.text(at(draft, {0})), QByteArray("[1, 2, 2]"));
        QVERIFY(draft.retype(at(draft, {0}), Kind::String).has_value());
        QVERIFY(draft.retype(at(draft, {0}), Kind::Array).has_value());
        QCOMPARE(draft.text(at(draft, {0})), QByteArray("[1, 2, 2]"));
    }

    void refusedInJsonbAtItsPlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<qsizetype>("column");
        QTest::newRow("nul") << QByteArray("\"ab\\u0000\"") << qsizetype(4);
        QTest::newRow("high alone") << QByteArray("\"\\ud83dx\"") << qsizetype(2);
        QTest::newRow("high at the end") << QByteArray("\"\\uD83D\"") << qsizetype(2);
        QTest::newRow("low alone") << QByteArray("\"\\\\u\\udE00\"") << qsizetype(5);
        QTest::newRow("high, high, low") << QByteArray("\"\\ud83d\\ud83d\\ude00\"") << qsizetype(2);
        QTest::newRow("in a key") << QByteArray("{\"a\": 1, \"\\ud800\": 2}") << qsizetype(11);
        QTest::newRow("too large") << QByteArray("[1e131072]") << qsizetype(2);
        QTest::newRow("too fine") << QByteArray("[1e-16384]") << qsizetype(2);
    }

    void refusedInJsonbAtItsPlace()
    {
        QFETCH(QByteArray, json);
        QFETCH(qsizetype, column);
        const auto document = Document::parse(json);
        QVERIFY(document.has_value());
        const QList<Remark> refused = refusals(*document, Flavor::Jsonb);
        QCOMPARE(refused.size(), 1);
        QCOMPARE(refused.first().place.line, 1);
        QCOMPARE(refused.first().place.column, column);
        QVERIFY(refusals(*document, Flavor::Json).isEmpty());
        Draft draft = draftOf("{\"a\": 1}");
        QVERIFY(!draft.setValue(at(draft, {0}), json).has_value());
        QCOMPARE(draft.text(), QByteArray("{\"a\": 1}"));
        Draft text = draftOf("{\"a\": 1}", Flavor::Json);
        QVERIFY(text.setValue(at(text, {0}), json).has_value());
    }

    void takenByJsonb()
    {
        for (const char *json : {"\"\\ud83d\\ude00\"", "\"\\\\u0000\"", "1e131071", "1e-16383", "-0",
                                 "0e999999", "\"\\u0001\"", "1e400"}) {
            const auto document = Document::parse(json);
            QVERIFY2(refusals(*document, Flavor::Jsonb).isEmpty(), json);
        }
    }

    void keysThatAreThere()
    {
        Draft draft = draftOf("{\"a\": 1, \"\\u0062\": 2}");
        QVERIFY(!draft.rename(at(draft, {0}), QStringLiteral("b")).has_value());
        QVERIFY(!draft.insert(Draft::Root, 0, QStringLiteral("b"), "1").has_value());
        QVERIFY(draft.rename(at(draft, {0}), QStringLiteral("a")).has_value());
        QVERIFY(!draft.isEdited());
        Draft json = draftOf("{\"a\": 1}", Flavor::Json);
        QVERIFY(json.insert(Draft::Root, 1, QStringLiteral("a"), "2").has_value());
        QCOMPARE(json.text(), QByteArray("{\"a\": 1, \"a\": 2}"));
    }

    void whatJsonbWillWriteDifferently()
    {
        const auto document
            = Document::parse("{\"a\": 1e2, \"a\": [{\"x\": 1, \"\\u0078\": 2}], \"b\": -0.0}");
        const QList<Remark> remarks = normalisations(*document, Flavor::Jsonb);
        QCOMPARE(remarks.size(), 2);
        QVERIFY(remarks.at(0).text.contains(QLatin1String("2 keys")));
        QVERIFY(normalisations(*document, Flavor::Json).isEmpty());
    }

    void randomEditsKeepTreeAndTextInStep()
    {
        QRandomGenerator random(11);
        for (int round = 0; round < 400; ++round) {
            const QByteArray source = randomJson(random, 4, true);
            History history(draftOf(source, round % 2 ? Flavor::Json : Flavor::Jsonb));
            QList<QByteArray> texts{source};
            for (int step = 0; step < 12; ++step) {
                Draft draft = history.draft();
                randomEdit(draft, random);
                const QByteArray text = draft.text();
                const auto parsed = Document::parse(text);
                QVERIFY2(parsed.has_value(), text.constData());
                QCOMPARE(laidOut(text, Layout::Compact), written(draft, Draft::Root));
                history.push(draft, QStringLiteral("step"));
                texts << text;
            }
            for (qsizetype i = texts.size(); i-- > 1;) {
                QCOMPARE(history.draft().text(), texts.at(i));
                history.undo();
            }
            QCOMPARE(history.draft().text(), source);
            QVERIFY(!history.canUndo());
            while (history.canRedo())
                history.redo();
            QCOMPARE(history.draft().text(), texts.last());
        }
    }

    void layoutKeepsTokens()
    {
        QCOMPARE(laidOut("{\"a\" : [1 ,{} , [ ]],\"b{\":\"x\\\"},\"}", Layout::Spaced),
                 QByteArray("{\"a\": [1, {}, []], \"b{\": \"x\\\"},\"}"));
        QCOMPARE(laidOut("[1,{\"a\":2}]", Layout::Lines), QByteArray("[\n  1,\n  {\n    \"a\": 2\n  }\n]"));
        QRandomGenerator random(12);
        for (int i = 0; i < 1000; ++i) {
            const QByteArray json = randomJson(random, 5, true);
            const QByteArray compact = laidOut(json, Layout::Compact);
            QCOMPARE(laidOut(laidOut(json, Layout::Lines), Layout::Compact), compact);
            QCOMPARE(laidOut(laidOut(json, Layout::Spaced), Layout::Compact), compact);
        }
        QCOMPARE(Document::unescaped(quoted(QStringLiteral("a\"\\\n\x01\u00e9😀"))),
                 QStringLiteral("a\"\\\n\x01\u00e9😀"));
        const QString half(QChar(0xD83D));
        QCOMPARE(quoted(half + QLatin1Char('x')), QByteArray("\"\\ud83dx\""));
        QVERIFY(isNumber("-1.5e+10") && !isNumber("1 ") && !isNumber("01") && !isNumber("NaN"));
    }

    void editedTextBecomesEdits()
    {
        const auto changed = [](const QByteArray &before, const QByteArray &after, Flavor flavor) {
            const auto draft = withText(draftOf(before, flavor), Draft::Root, after);
            return draft ? draft->text() : draft.error().message.toUtf8();
        };
        QCOMPARE(changed("{\"a\" : 1,  \"b\":2}", "{\n \"a\": 1,\n \"b\": 3\n}", Flavor::Json),
                 QByteArray("{\"a\" : 1,  \"b\":3}"));
        QCOMPARE(changed("{\"a\" : 1,  \"b\":2}", "{\"b\": 2, \"a\": 1}", Flavor::Jsonb),
                 QByteArray("{\"a\" : 1,  \"b\":2}"));
        QCOMPARE(changed("{\"a\" : 1,  \"b\":2}", "{\"b\": 2, \"a\": 1}", Flavor::Json),
                 QByteArray("{\"b\": 2, \"a\": 1}"));
        QCOMPARE(changed("{\"a\" : 1,  \"b\":2}", "{\"x\": 1, \"b\": 2}", Flavor::Json),
                 QByteArray("{\"x\" : 1,  \"b\":2}"));
        QCOMPARE(changed("[1,  2,3, 4]", "[1, 3, 4, 5]", Flavor::Json), QByteArray("[1,  3, 4,  5]"));
        QCOMPARE(changed("[1,  {\"a\": [true ]}]", "[1, 0, {\"a\": [false]}]", Flavor::Json),
                 QByteArray("[1,  0,  {\"a\": [false]}]"));
        QCOMPARE(changed("1", "[", Flavor::Json),
                 QByteArray("Line 1, column 2: the text ends where a value is due."));
        Place where;
        QVERIFY(!withText(draftOf("1"), Draft::Root, "[1,\n \"\\u0000\"]", {}, &where).has_value());
        QCOMPARE(where.line, 2);
        QCOMPARE(where.column, 3);
        QRandomGenerator random(13);
        for (int i = 0; i < 1500; ++i) {
            const Flavor flavor = i % 2 ? Flavor::Json : Flavor::Jsonb;
            Draft draft = draftOf(randomJson(random, 4, true), flavor);
            Draft other = draft;
            for (int step = random.bounded(4); step >= 0; --step)
                randomEdit(draft, random);
            for (int step = random.bounded(4); step >= 0; --step)
                randomEdit(other, random);
            const auto merged = withText(draft, Draft::Root, laidOut(other.text(), Layout::Lines));
            VERIFY_OK(merged);
            QByteArray wanted = laidOut(other.text(), Layout::Compact);
            QByteArray text = laidOut(merged->text(), Layout::Compact);
            if (flavor == Flavor::Jsonb) { // in whatever order
                std::sort(wanted.begin(), wanted.end());
                std::sort(text.begin(), text.end());
            }
            QCOMPARE(text, wanted);
        }
    }

    void deepWithoutRecursion()
    {
        constexpr int Depth = 100'000;
        Draft draft = draftOf(QByteArray(Depth, '[') + "1" + QByteArray(Depth, ']'));
        Node node = Draft::Root;
        for (int i = 0; i < Depth; ++i)
            node = draft.child(node, 0);
        QVERIFY(draft.setValue(node, "2").has_value());
        QCOMPARE(draft.text(), QByteArray(Depth, '[') + "2" + QByteArray(Depth, ']'));
    }

    void largeDocumentsCostWhatIsTouched()
    {
        QByteArray text = "{";
        for (int i = 0; i < 100'000; ++i)
            text += (i > 0 ? ", \"key " : "\"key ") + QByteArray::number(i) + "\": \"" + QByteArray(85, 'x')
                + '"';
        text += '}';
        Draft draft = draftOf(text);
        QElapsedTimer timer;
        timer.start();
        constexpr int Edits = 100;
        for (int i = 0; i < Edits; ++i) {
            const Draft before = draft; // as undo keeps it
            QVERIFY(draft.setValue(at(draft, {std::uint32_t(i * 997)}), "1.00").has_value());
            QVERIFY(draft.move(at(draft, {std::uint32_t(i * 991)}), Draft::Root, 5).has_value());
            QVERIFY(draft.remove(at(draft, {std::uint32_t(i * 313)})).has_value());
        }
        const qint64 edits = timer.nsecsElapsed();
        timer.restart();
        QVERIFY(draft.rename(at(draft, {50'000}), QStringLiteral("another")).has_value());
        const qint64 rename = timer.nsecsElapsed();
        timer.restart();
        const QByteArray now = draft.text();
        const qint64 writing = timer.nsecsElapsed();
        QCOMPARE(draft.childCount(Draft::Root), 100'000U - Edits);
        QVERIFY(Document::parse(now).has_value());
        qInfo("one edit %.1f us, a rename %.1f ms, the text of %.1f MB %.1f ms",
              double(edits) / 1e3 / (3 * Edits), double(rename) / 1e6, double(now.size()) / 1e6,
              double(writing) / 1e6);
        QVERIFY(edits / (3 * Edits) < 1'000'000); // some 10 us; a millisecond would be felt
    }
};

QTEST_GUILESS_MAIN(TestDraft)
#include "tst_draft.moc"
