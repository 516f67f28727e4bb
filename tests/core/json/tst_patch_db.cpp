// SPDX-License-Identifier: GPL-3.0-or-later
// Patches run on the server: what it has then is the document as it was edited, and what somebody else
// changed beside it stays.
#include "core/base/sqlquote.h"
#include "core/json/patch.h"
#include "tests/support/randomjson.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"

#include <libpq-fe.h>

using namespace core::json;

namespace {

Draft draftOf(const QByteArray &text)
{
    auto document = Document::parse(text);
    if (!document)
        qFatal("%s: %s", text.left(100).constData(), qPrintable(document.error().message));
    return Draft(std::make_shared<const Document>(*std::move(document)));
}

Node at(const Draft &draft, std::initializer_list<std::uint32_t> way)
{
    Node node = Draft::Root;
    for (const std::uint32_t step : way)
        node = draft.child(node, step);
    return node;
}

// A column whose name looks like nothing good.
const QString Column = QStringLiteral("\"d {a} '\"\"\"");

QString filled(QString sql)
{
    return sql.replace(QLatin1String("{column}"), Column);
}

} // namespace

class TestPatchDb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_connection = PQconnectdb(url.toUtf8().constData());
        QCOMPARE(PQstatus(m_connection), CONNECTION_OK);
        PQsetClientEncoding(m_connection, "UTF8");
        ask(QLatin1String("create table t (id int primary key, ") + Column + QLatin1String(" jsonb)"));
        ask(QStringLiteral("insert into t values (1, '0')"));
    }

    void cleanupTestCase() { PQfinish(m_connection); }

    void whatItLooksLike()
    {
        Draft draft
            = draftOf("{\"note\": null, \"tags\": [\"garden\", \"tools\"], \"shipping\": {\"carrier\": "
                      "\"dhl\", \"weight_kg\": 4.7}}");
        QVERIFY(draft.setValue(at(draft, {2, 0}), "\"ups\"").has_value());
        Patch patch = minimalPatch(draft);
        QCOMPARE(patchExpression(patch),
                 QStringLiteral("jsonb_set({column}, '{shipping,carrier}', '\"ups\"')"));
        QCOMPARE(patchCondition(patch),
                 QStringLiteral("({column} #> '{shipping,carrier}')::text = '\"dhl\"'"));
        QVERIFY(draft.remove(at(draft, {0})).has_value());
        QVERIFY(draft.insert(at(draft, {0}), 0, {}, "null").has_value());
        patch = minimalPatch(draft);
        QCOMPARE(patchExpression(patch),
                 QStringLiteral("jsonb_set(jsonb_insert({column}, '{tags,0}', 'null'), '{shipping,carrier}', "
                                "'\"ups\"') #- '{note}'")
                     .replace(QStringLiteral("jsonb_set(jsonb_insert({column}, '{tags,0}', 'null'), "
                                             "'{shipping,carrier}', '\"ups\"')"),
                              QStringLiteral("jsonb_insert(jsonb_set({column}, '{shipping,carrier}', "
                                             "'\"ups\"'), '{tags,0}', 'null')")));
    }

    void nothingChangedIsNothing()
    {
        Draft draft = draftOf("{\"a\": 1}");
        QVERIFY(minimalPatch(draft).isEmpty());
    }

    void rootsAndJsonAreWhole()
    {
        for (const char *source : {"5", "\"x\"", "null", "{\"a\": 1}"}) {
            Draft draft = draftOf(source);
            QVERIFY(draft.setValue(Draft::Root, "[1]").has_value());
            QVERIFY(minimalPatch(draft).whole);
        }
        Draft json(std::make_shared<const Document>(*Document::parse("{\"a\": 1}")), Flavor::Json);
        QVERIFY(json.setValue(at(json, {0}), "2").has_value());
        QVERIFY(minimalPatch(json).whole);
    }

    void twoPeople_data()
    {
        QTest::addColumn<QByteArray>("source");
        QTest::addColumn<QString>("theirs");
        QTest::addColumn<QByteArray>("after"); // empty: my edit is refused
        const QByteArray source
            = "{\"a\": 1, \"b\": 2.0, \"c\": {\"x\": 1}, \"l\": [{\"p\": 1}, {\"p\": 2}]}";
        QTest::newRow("another key") << source << QStringLiteral("jsonb_set({column}, '{b}', '3')")
                                     << QByteArray("{\"a\": 9, \"b\": 3, \"c\": {\"x\": 1, \"y\": 9}, \"l\": "
                                                   "[{\"p\": 9}, {\"p\": 2}]}");
        QTest::newRow("a new key beside") << source << QStringLiteral("jsonb_set({column}, '{c,z}', '3')")
                                          << QByteArray("{\"a\": 9, \"b\": 2.0, \"c\": {\"x\": 1, \"y\": 9, "
                                                        "\"z\": 3}, \"l\": [{\"p\": 9}, {\"p\": 2}]}");
        QTest::newRow("another element") << source << QStringLiteral("jsonb_set({column}, '{l,1,p}', '3')")
                                         << QByteArray("{\"a\": 9, \"b\": 2.0, \"c\": {\"x\": 1, \"y\": 9}, "
                                                       "\"l\": [{\"p\": 9}, {\"p\": 3}]}");
        QTest::newRow("one more element")
            << source << QStringLiteral("jsonb_insert({column}, '{l,9}', '3')")
            << QByteArray("{\"a\": 9, \"b\": 2.0, \"c\": {\"x\": 1, \"y\": 9}, \"l\": "
                          "[{\"p\": 9}, {\"p\": 2}, 3]}");
        for (const char *theirs :
             {"jsonb_set({column}, '{a}', '1.0')", "{column} #- '{a}'", "{column} #- '{c}'",
              "jsonb_set({column}, '{c}', '[]')", "jsonb_set({column}, '{c,y}', '9')",
              "jsonb_insert({column}, '{l,0}', '0')", "{column} #- '{l,0}'",
              "jsonb_set({column}, '{l}', '{\"0\": {\"p\": 1}}')", "jsonb_set({column}, '{l,0,q}', '1')",
              "'null'", "'[]'", "null"})
            QTest::newRow(theirs) << source << QString::fromLatin1(theirs) << QByteArray();
    }

    void twoPeople()
    {
        QFETCH(QByteArray, source);
        QFETCH(QString, theirs);
        QFETCH(QByteArray, after);
        put(source);
        Draft mine = draftOf(source);
        QVERIFY(mine.setValue(at(mine, {0}), "9").has_value());
        QVERIFY(mine.insert(at(mine, {2}), 9, QStringLiteral("y"), "9").has_value());
        QVERIFY(mine.setValue(at(mine, {3, 0, 0}), "9").has_value());
        ask(QStringLiteral("update t set %1 = %2").arg(Column, filled(theirs)));
        const QByteArray before = now();
        const bool done = apply(mine);
        QCOMPARE(done, !after.isEmpty());
        QCOMPARE(now(), after.isEmpty() ? before : after);
    }

    void digitsStay()
    {
        const QByteArray digits(300, '7');
        put("{\"a\": " + digits + ".50, \"b\": 1}");
        Draft draft = draftOf(now());
        QVERIFY(draft.setValue(at(draft, {1}), "0." + digits).has_value());
        QVERIFY(apply(draft));
        QCOMPARE(now(), "{\"a\": " + digits + ".50, \"b\": 0." + digits + "}");
    }

    void deepAndLarge()
    {
        QByteArray deep = QByteArray(3000, '[') + "1" + QByteArray(3000, ']');
        put(deep);
        Draft draft = draftOf(deep);
        Node node = Draft::Root;
        while (draft.isContainer(node))
            node = draft.child(node, 0);
        QVERIFY(draft.setValue(node, "2").has_value());
        QVERIFY(apply(draft));
        QCOMPARE(now(), QByteArray(3000, '[') + "2" + QByteArray(3000, ']'));

        QByteArray large = "{";
        for (int i = 0; i < 20'000; ++i)
            large += (i > 0 ? ", \"k" : "\"k") + QByteArray::number(i) + "\": " + QByteArray::number(i);
        put(large + '}');
        Draft wide = draftOf(now());
        const Patch none = minimalPatch(wide);
        QVERIFY(none.isEmpty());
        for (int i = 0; i < 50; ++i)
            QVERIFY(wide.setValue(wide.child(Draft::Root, std::uint32_t(i * 300)), "\"x\"").has_value());
        QVERIFY(!minimalPatch(wide).whole);
        QVERIFY(apply(wide));
        QCOMPARE(now(), ask(QStringLiteral("select %1::jsonb::text").arg(literal(wide.text()))));
        for (int i = 0; i < 300; ++i)
            QVERIFY(wide.remove(wide.child(Draft::Root, std::uint32_t(i * 3))).has_value());
        QVERIFY(minimalPatch(wide).whole); // a chain of 350 calls
    }

    void randomEdits()
    {
        QRandomGenerator random(21);
        int patched = 0;
        for (int round = 0; round < 1500; ++round) {
            put(randomJson(random, 4, false));
            const QByteArray source = now();
            Draft draft = draftOf(source);
            for (int i = random.bounded(5); i >= 0; --i)
                randomEdit(draft, random, random.bounded(20) > 0);
            const QByteArray wanted
                = ask(QStringLiteral("select %1::jsonb::text").arg(literal(draft.text())));
            const Patch patch = minimalPatch(draft);
            if (patch.whole)
                continue;
            patched += patch.isEmpty() ? 0 : 1;
            const QString what = QString::fromUtf8(source + " -> " + draft.text()) + QLatin1Char('\n')
                + patchExpression(patch) + QLatin1Char('\n') + patchCondition(patch);
            QVERIFY2(patch.isEmpty() || apply(draft), qPrintable(what));
            QVERIFY2(now() == wanted, qPrintable(what + QLatin1Char('\n') + QString::fromUtf8(now())));
        }
        QVERIFY2(patched > 500, qPrintable(QString::number(patched)));
    }

    // Two sessions that saw the same document. Who comes second is refused or adds to what the first one
    // did; then it does not matter who was first.
    void randomEditsOfTwoSessions()
    {
        QRandomGenerator random(22);
        int both = 0;
        int refused = 0;
        for (int round = 0; round < 1500; ++round) {
            put(randomJson(random, 4, false));
            const QByteArray source = now();
            Draft one = draftOf(source);
            Draft two = draftOf(source);
            randomEdit(one, random, true);
            randomEdit(two, random, true);
            const Patch first = minimalPatch(one);
            const Patch second = minimalPatch(two);
            if (first.whole || second.whole || first.isEmpty() || second.isEmpty())
                continue;
            const QString what = QString::fromUtf8(source) + QLatin1Char('\n') + patchExpression(first)
                + QLatin1Char('\n') + patchExpression(second);
            QVERIFY2(apply(one), qPrintable(what));
            const QByteArray alone = now();
            const bool oneTwo = apply(two);
            const QByteArray after = now();
            if (!oneTwo) {
                QCOMPARE(after, alone);
                ++refused;
                continue;
            }
            put(source);
            QVERIFY2(apply(two), qPrintable(what));
            if (apply(one)) {
                ++both;
                QVERIFY2(now() == after, qPrintable(what));
            }
        }
        qInfo("%d times both, %d times refused", both, refused);
        QVERIFY(both > 50 && refused > 20);
    }

private:
    static QString literal(const QByteArray &text) { return core::quoteLiteral(QString::fromUtf8(text)); }

    QByteArray ask(const QString &sql)
    {
        PGresult *result = PQexec(m_connection, sql.toUtf8().constData());
        const auto status = PQresultStatus(result);
        if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
            qWarning("%s\n%s", PQerrorMessage(m_connection), qPrintable(sql.left(2000)));
        m_rows = QByteArray(PQcmdTuples(result)).toInt();
        QByteArray value = status == PGRES_TUPLES_OK ? QByteArray(PQgetvalue(result, 0, 0)) : QByteArray();
        PQclear(result);
        return value;
    }

    void put(const QByteArray &json)
    {
        ask(QStringLiteral("update t set %1 = %2").arg(Column, literal(json)));
    }
    QByteArray now() { return ask(QStringLiteral("select %1::text from t").arg(Column)); }

    bool apply(const Draft &draft)
    {
        const Patch patch = minimalPatch(draft);
        const bool whole = patch.whole;
        ask(QStringLiteral("update t set %1 = ").arg(Column)
            + (whole ? literal(draft.text()) : filled(patchExpression(patch)))
            + QStringLiteral(" where id = 1 and ")
            + (whole ? Column + QLatin1String("::text = ") + literal(draft.base().source())
                     : filled(patchCondition(patch))));
        return m_rows == 1;
    }

    PGconn *m_connection = nullptr;
    int m_rows = 0;
};

QTEST_GUILESS_MAIN(TestPatchDb)
#include "tst_patch_db.moc"
