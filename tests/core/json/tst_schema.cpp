// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/json/example.h"
#include "core/json/schema.h"
#include "tests/support/testmain.h"

using namespace core::json;

namespace {

Document parsed(const QByteArray &text)
{
    auto document = Document::parse(text);
    if (!document)
        qFatal("%s: %s", text.constData(), qPrintable(document.error().message));
    return *std::move(document);
}

QString described(const ColumnSchema &schema)
{
    QStringList lines;
    for (const SchemaEntry &entry : schema.entries())
        lines << entry.path.join(QLatin1Char('/')) + QLatin1String(": ") + entry.kindText()
                + QStringLiteral(" %1/%2").arg(entry.count).arg(entry.of);
    return lines.join(QLatin1Char('\n'));
}

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT

private slots:
    void keysTypesAndHowOften()
    {
        ColumnSchema schema;
        schema.add(parsed("{\"a\": 1, \"b\": [{\"x\": true}, {\"x\": null, \"\": 2}]}"));
        schema.add(parsed("{\"a\": \"t\", \"it's <b>\": {}}"));
        schema.add(parsed("{\"a\": 2.50}"));
        schema.add(parsed("[1]"));
        QCOMPARE(schema.documents(), 4);
        QCOMPARE(described(schema),
                 QStringLiteral("a: number or string 3/3\n[]: number 1/1\nb: array 1/3\nb/[]: object 2/2\n"
                                "b/[]/x: boolean or null 2/2\nb/[]/: number 1/2\nit's <b>: object 1/3"));
        QCOMPARE(schema.keysAt({QStringLiteral("b"), QStringLiteral("[]")}),
                 (QStringList{QStringLiteral("x"), QString(QLatin1String(""))}));
        QVERIFY(schema.keysAt({QStringLiteral("nowhere")}).isEmpty());
    }

    void keysThatAreDataAndDepth()
    {
        QByteArray wide = "{";
        for (int i = 0; i < 5000; ++i)
            wide += (i > 0 ? ",\"" : "\"") + QByteArray::number(i) + "\":1";
        ColumnSchema schema;
        schema.add(parsed(wide + '}'));
        QVERIFY(schema.isMap({}));
        QCOMPARE(schema.keysAt({}).size(), qsizetype(ColumnSchema::MostKeys));
        schema.add(parsed(QByteArray(10'000, '[') + QByteArray(10'000, ']')));
        QVERIFY(schema.entries().size() <= qsizetype(ColumnSchema::MostKeys) + ColumnSchema::Levels);
    }

    void conditionsByExample()
    {
        const Draft draft(std::make_shared<const Document>(
            parsed("{\"a\": {\"b\": [1, {\"c\": \"it's\"}], \"d\": {}}, \"e\": null}")));
        const Node a = draft.child(Draft::Root, 0);
        const Node b = draft.child(a, 0);
        const Node c = draft.child(draft.child(b, 1), 0);
        const Node d = draft.child(a, 1);
        const Node e = draft.child(Draft::Root, 1);
        const QString column = QStringLiteral("\"x y\"");
        QCOMPARE(containsCondition(draft, {c, e}, column),
                 QStringLiteral("\"x y\" @> '{\"a\": {\"b\": [{\"c\": \"it''s\"}]}, \"e\": null}'"));
        QCOMPARE(pathCondition(draft, {c, e, d}, column),
                 QStringLiteral("\"x y\" @? '$ ? (@.\"a\".\"b\"[*].\"c\" == \"it''s\" && @.\"e\" == null && "
                                "exists (@.\"a\".\"d\"))'"));
        // what stands in another pick says nothing more
        QCOMPARE(containsCondition(draft, {b, c}, column),
                 QStringLiteral("\"x y\" @> '{\"a\": {\"b\": [1, {\"c\": \"it''s\"}]}}'"));
        QVERIFY(containsCondition(draft, {}, column).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
