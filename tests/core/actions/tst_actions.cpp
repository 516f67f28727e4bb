// SPDX-License-Identifier: GPL-3.0-or-later
// Scripts of actions by version and choice, the walk of what goes along, scripts to start from: without a
// server.
#include "core/actions/action.h"
#include "core/actions/progress.h"
#include "core/actions/scripts.h"
#include "tests/support/testmain.h"

#include <QJsonArray>

using namespace core;
using namespace core::actions;

namespace {

Target target(const char *type, const QString &identity, const char *relkind, const QJsonObject &facts = {})
{
    Target one;
    one.kind = QStringLiteral("table");
    one.catalog = QStringLiteral("pg_catalog.pg_class");
    one.oid = 4711;
    one.type = QLatin1String(type);
    one.name = QStringLiteral("t");
    one.identity = identity;
    one.facts = facts;
    one.facts.insert(QStringLiteral("relkind"), QLatin1String(relkind));
    return one;
}

Situation situation(int major, const QList<Target> &targets)
{
    Situation made;
    made.context.version.number = major * 10000 + 1;
    made.targets = targets;
    return made;
}

QString text(const char *action, const Situation &given, const forms::Values &values = {})
{
    const Answer answer = findAction(QLatin1String(action))->write(given, values);
    return answer.script.isEmpty() ? QStringLiteral("(") + answer.note + QLatin1Char(')')
                                   : answer.script.display();
}

/// An edge and what is known of the object it leads to.
struct Step
{
    RadiusEdge edge;
    QString type;
};

Step edge(qint64 to, std::optional<qint64> from, char deptype, bool up = false, const char *type = "table")
{
    Step made;
    made.edge.to = {1, to, 0};
    if (from)
        made.edge.from = ObjectKey{1, *from, 0};
    made.edge.deptype = deptype;
    made.edge.up = up;
    made.type = QLatin1String(type);
    return made;
}

Radius radiusOf(const QList<Step> &steps)
{
    RadiusWalk walk;
    for (const Step &step : steps) {
        walk.edges << step.edge;
        walk.objects.append({step.edge.to, step.type, QString::number(step.edge.to.oid)});
    }
    return actions::radiusOf(walk);
}

} // namespace

class TestActions : public QObject
{
    Q_OBJECT

private slots:
    void optionsFollowTheVersion();
    void refreshSaysWhyNotConcurrently();
    void partitionsAndConstraints();
    void valuesOfSequences();
    void walksAsTheServerDoes();
    void inheritedGoesWithTheLastParent();
    void ordersByWhatDependsOnWhat();
    void scriptsToStartFrom();
    void progressInWords();
};

void TestActions::optionsFollowTheVersion()
{
    const Target table = target("table", QStringLiteral("\"a %1\".t"), "r");
    forms::Values values;
    values.setFlag(QStringLiteral("verbose"), true);
    values.setText(QStringLiteral("process_toast"), QStringLiteral("off"));
    values.setText(QStringLiteral("index_cleanup"), QStringLiteral("on"));
    values.setText(QStringLiteral("parallel"), QStringLiteral("2"));
    values.setText(QStringLiteral("buffer_usage_limit"), QStringLiteral("1 'MB"));
    QCOMPARE(text("vacuum", situation(13, {table}), values),
             QStringLiteral("vacuum (verbose, index_cleanup on, parallel 2) \"a %1\".t;"));
    QCOMPARE(text("vacuum", situation(18, {table}), values),
             QStringLiteral("vacuum (verbose, index_cleanup on, process_toast off, parallel 2, "
                            "buffer_usage_limit '1 ''MB') \"a %1\".t;"));
    values.setFlag(QStringLiteral("full"), true);
    QCOMPARE(text("vacuum", situation(15, {table}), values),
             QStringLiteral("vacuum (full, verbose) \"a "
                            "%1\".t;"));
    QCOMPARE(text("analyze", situation(13, {table}), values),
             QStringLiteral("analyze (verbose) \"a "
                            "%1\".t;"));
    values = {};
    values.setFlag(QStringLiteral("concurrently"), true);
    values.setText(QStringLiteral("tablespace"), QStringLiteral("fast disk"));
    QCOMPARE(text("reindex", situation(14, {table}), values),
             QStringLiteral("reindex (tablespace \"fast disk\") table concurrently \"a %1\".t;"));
    QCOMPARE(text("reindex", situation(13, {table}), values),
             QStringLiteral("reindex table concurrently \"a %1\".t;"));
    QCOMPARE(text("reindex", situation(13, {target("table", QStringLiteral("p"), "p")})),
             QStringLiteral("(not on this server)"));
    QCOMPARE(text("truncate", situation(13, {target("foreign table", QStringLiteral("f"), "f")})),
             QStringLiteral("(not on this server)"));
}

void TestActions::refreshSaysWhyNotConcurrently()
{
    forms::Values values;
    values.setFlag(QStringLiteral("concurrently"), true);
    const auto view = [](bool populated, bool unique, bool refreshable) {
        return target("materialized view", QStringLiteral("m"), "m",
                      {{QStringLiteral("populated"), populated},
                       {QStringLiteral("unique"), unique},
                       {QStringLiteral("refreshable"), refreshable}});
    };
    const auto remark = [&](const Target &one) {
        return findAction(QStringLiteral("refresh"))->write(situation(15, {one}), values).remarks.first();
    };
    QCOMPARE(text("refresh", situation(15, {view(true, true, true)}), values),
             QStringLiteral("refresh materialized view concurrently m;"));
    QCOMPARE(text("refresh", situation(15, {view(true, true, false)}), values),
             QStringLiteral("refresh materialized view m;"));
    QVERIFY(remark(view(true, true, false)).contains(QLatin1String("no WHERE")));
    QVERIFY(remark(view(true, false, false)).contains(QLatin1String("no unique index")));
    QVERIFY(remark(view(false, true, true)).contains(QLatin1String("no data yet")));
}

void TestActions::partitionsAndConstraints()
{
    Target partition = target("table", QStringLiteral("public.p1"), "r",
                              {{QStringLiteral("parent"),
                                QJsonObject{{QStringLiteral("table"), QStringLiteral("public.\"P\"")},
                                            {QStringLiteral("has_default"), false}}}});
    forms::Values values;
    values.setText(QStringLiteral("how"), QStringLiteral("concurrently"));
    const Answer detach = findAction(QStringLiteral("detach"))->write(situation(15, {partition}), values);
    QCOMPARE(detach.script.statements.first().sql,
             QStringLiteral("alter table public.\"P\" detach partition public.p1 concurrently"));
    QVERIFY(!detach.script.isAtomic());
    values.setText(QStringLiteral("parent"), QStringLiteral("public.\"P\""));
    values.setText(QStringLiteral("bound"), QStringLiteral("in (1, 2)"));
    QCOMPARE(text("attach", situation(15, {partition}), values), QStringLiteral("(attached already)"));
    QCOMPARE(text("attach", situation(15, {target("table", QStringLiteral("public.n"), "r")}), values),
             QStringLiteral("alter table public.\"P\" attach partition public.n for values in (1, 2);"));
    Target schema = target("schema", QStringLiteral("s"), "");
    schema.catalog = QStringLiteral("pg_catalog.pg_namespace");
    schema.facts.insert(QStringLiteral("not_valid"),
                        QJsonArray{QJsonObject{{QStringLiteral("table"), QStringLiteral("s.t")},
                                               {QStringLiteral("constraint"), QStringLiteral("a\"b")}}});
    QCOMPARE(text("validate", situation(15, {schema})),
             QStringLiteral("alter table s.t validate constraint \"a\"\"b\";"));
}

void TestActions::valuesOfSequences()
{
    const Target sequence = target("sequence", QStringLiteral("public.\"s'\""), "S",
                                   {{QStringLiteral("sequence"),
                                     QJsonObject{{QStringLiteral("min"), QStringLiteral("1")},
                                                 {QStringLiteral("max"), QStringLiteral("100")},
                                                 {QStringLiteral("increment"), QStringLiteral("1")}}}});
    forms::Values values;
    values.setText(QStringLiteral("value"), QStringLiteral("42"));
    QCOMPARE(text("setval", situation(15, {sequence}), values),
             QStringLiteral("select pg_catalog.setval(cast('public.\"s''\"' as pg_catalog.regclass), 42, "
                            "false);"));
    values.setText(QStringLiteral("value"), QStringLiteral("101"));
    QCOMPARE(text("setval", situation(15, {sequence}), values), QStringLiteral("(between 1 and 100)"));
}

void TestActions::walksAsTheServerDoes()
{
    // 1 table; 2 its row type (no name); 3 a rule on it that is the view 4; 5 an index of it
    const Radius radius
        = radiusOf({edge(1, {}, 0), edge(2, 1, 'i', false, ""), edge(3, 1, 'n', false, "rule"),
                    edge(4, 3, 'i', true, "view"), edge(3, 4, 'i', false, "rule"),
                    edge(5, 1, 'a', false, "index"), edge(6, 2, 'n', false, "function")});
    QStringList lines;
    for (const RadiusNode &node : radius.nodes)
        lines << QStringLiteral("%1 %2 under "
                                "%3%4")
                     .arg(node.type, node.identity)
                     .arg(node.parent)
                     .arg(node.alone ? QString() : QStringLiteral(" !"));
    QCOMPARE(lines.first(), QStringLiteral("table 1 under -1 !"));
    QVERIFY(lines.contains(QStringLiteral("index 5 under 0")));
    QVERIFY(lines.contains(QStringLiteral("function 6 under 0 !"))); // through the row type
    QVERIFY(radius.needsCascade());
    QCOMPARE(radius.hidden.size(), 1);
    // what owns a given object is not taken along: the server refuses
    const Radius owned = radiusOf({edge(5, {}, 0, false, "index"),
                                   edge(7, 5, 'i', true,
                                        "table "
                                        "constraint")});
    QCOMPARE(owned.nodes.size(), 1);
    QCOMPARE(owned.owned.size(), 1);
    QCOMPARE(owned.owned.first().by, QStringLiteral("table constraint 7"));
}

void TestActions::inheritedGoesWithTheLastParent()
{
    Step one = edge(3, 1, 'h', false, "table column");
    one.edge.needed = 2;
    Step other = edge(3, 2, 'h', false, "table column");
    other.edge.needed = 2;
    QCOMPARE(radiusOf({edge(1, {}, 0), one}).nodes.size(), 1);
    QCOMPARE(radiusOf({edge(1, {}, 0), edge(2, {}, 0), one, other}).nodes.size(), 3);
}

void TestActions::ordersByWhatDependsOnWhat()
{
    // 1 and 2 need each other; 3 depends on 1
    const Radius radius = radiusOf(
        {edge(1, {}, 0), edge(2, {}, 0), edge(3, {}, 0), edge(2, 1, 'n'), edge(1, 2, 'n'), edge(3, 1, 'n')});
    const auto order = radius.order();
    QCOMPARE(order.size(), 2);
    QCOMPARE(order.first(), QList<qsizetype>{2});
    QCOMPARE(order.last(), (QList<qsizetype>{0, 1}));
    QVERIFY(!radius.needsCascade());
}

void TestActions::scriptsToStartFrom()
{
    ScriptSubject table;
    table.schema = QStringLiteral("public");
    table.name = QStringLiteral("My \"t\"");
    table.parts
        = {{.name = QStringLiteral("id"), .type = QStringLiteral("integer"), .key = 1, .written = false},
           {.name = QStringLiteral("na me"), .type = QStringLiteral("text")},
           {.name = QStringLiteral("price"), .type = QStringLiteral("numeric(10,2)")}};
    QCOMPARE(scriptText(QStringLiteral("select"), table),
             QStringLiteral("select id, \"na me\", price\nfrom public.\"My \"\"t\"\"\"\nwhere id = $1;\n"));
    QCOMPARE(scriptText(QStringLiteral("insert"), table),
             QStringLiteral("insert into public.\"My \"\"t\"\"\" (\"na me\", price)\nvalues (\n    $1, -- "
                            "na me text\n"
                            "    $2 -- price numeric(10,2)\n);\n"));
    QCOMPARE(scriptText(QStringLiteral("update"), table),
             QStringLiteral("update public.\"My \"\"t\"\"\"\nset\n    \"na me\" = $1, -- text\n    price "
                            "= $2 -- "
                            "numeric(10,2)\nwhere id = $3;\n"));
    table.parts.first().key = 0;
    QCOMPARE(scriptText(QStringLiteral("delete"), table),
             QStringLiteral("delete from public.\"My \"\"t\"\"\"\nwhere false -- it has no key: say which "
                            "rows\n;\n"));
    ScriptSubject function;
    function.schema = QStringLiteral("public");
    function.name = QStringLiteral("f");
    function.routine = true;
    function.setReturning = true;
    function.parts
        = {{.name = QStringLiteral("A "
                                   "b"),
            .type = QStringLiteral("integer"),
            .mode = QLatin1Char('i')},
           {.name = QStringLiteral("rest"), .type = QStringLiteral("text[]"), .mode = QLatin1Char('v')},
           {.name = QStringLiteral("out"), .type = QStringLiteral("integer"), .mode = QLatin1Char('t')}};
    QCOMPARE(scriptText(QStringLiteral("call"), function),
             QStringLiteral("select *\nfrom public.f(\"A b\" => cast($1 as integer), variadic rest => "
                            "cast($2 as text[]));\n"));
}

void TestActions::progressInWords()
{
    Progress progress;
    progress.command = QStringLiteral("vacuum");
    progress.phase = QStringLiteral("scanning heap");
    progress.done = 1200;
    progress.total = 40000;
    progress.unit = QStringLiteral("blocks");
    QCOMPARE(progress.text(), QStringLiteral("Scanning the table: 1,200 of 40,000 blocks"));
    QCOMPARE(progress.share(), 0.03);
    progress.phase = QStringLiteral("a phase of later versions");
    QVERIFY(progress.text().startsWith(progress.phase));
    progress.waiting = true;
    progress.blockers = {{.pid = 7,
                          .user = QStringLiteral("a%1"),
                          .state = QStringLiteral("active"),
                          .since = std::chrono::seconds(300)}};
    QCOMPARE(progress.waitText(), QStringLiteral("Waits for pid 7 (a%1, active, begun 5 min ago)"));
}

QTEST_GUILESS_MAIN(TestActions)
#include "tst_actions.moc"
