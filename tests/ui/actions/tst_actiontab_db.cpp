// SPDX-License-Identifier: GPL-3.0-or-later
// Actions in their tab on a real server: what goes along, several at once, what changed meanwhile, progress
// and waits, production, two thousand objects; hostile names everywhere.
#include "core/base/sqlquote.h"
#include "tests/support/accessworld.h"
#include "tests/support/testmain.h"
#include "ui/actions/actiontab.h"
#include "ui/actions/radiusmodel.h"
#include "ui/actions/runwatch.h"
#include "ui/base/banner.h"
#include "ui/forms/sqlpanel.h"
#include "ui/forms/tryreportview.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>

using namespace core;
using namespace ui::actions;
using catalog::ObjectRef;

class TestActionTab : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::AccessWorld> m_world;
    std::unique_ptr<ActionTab> m_tab;
    QString m_schema = QStringLiteral("Sch\"ema'; drop table x; -- %1 <b>&");

    void exec(const QString &sql) { VERIFY_OK(m_world->exec(sql)); }
    QString value(const QString &sql)
    {
        auto rows = m_world->exec(sql);
        return rows && !rows->isEmpty() ? rows->first().first() : QString();
    }
    QString in(const QString &name) { return quoteQualified({m_schema, name}); }
    ObjectRef ref(const QString &kind, const QString &name)
    {
        ObjectRef found;
        found.profile = m_world->place.profile.id;
        found.database = m_world->place.database;
        found.kind = kind;
        found.schema = m_schema;
        found.name = name;
        found.oid = value(QStringLiteral("select cast(cast(%1 as regclass) as "
                                         "oid)")
                              .arg(quoteLiteral(in(name))))
                        .toLongLong();
        return found;
    }
    void open(const char *action, const QList<ObjectRef> &objects)
    {
        const auto *found = core::actions::findAction(QLatin1String(action));
        QVERIFY(found);
        m_tab = std::make_unique<ActionTab>(m_world->services(), m_world->place, *found, objects);
        m_tab->resize(1180, 760);
        m_tab->show();
        m_tab->reload();
        QTRY_VERIFY(!m_tab->isBusy());
    }
    void set(const char *field, bool on)
    {
        auto values = m_tab->form().values();
        values.setFlag(QString::fromLatin1(field), on);
        m_tab->form().setValues(values, values);
        emit m_tab->form().edited();
    }
    void set(const char *field, const QString &text)
    {
        auto values = m_tab->form().values();
        values.setText(QString::fromLatin1(field), text);
        m_tab->form().setValues(values, values);
        emit m_tab->form().edited();
    }
    bool save()
    {
        bool done = false;
        bool ok = false;
        m_tab->save([&](bool saved) {
            done = true;
            ok = saved;
        });
        [&] { QTRY_VERIFY(done && !m_tab->isBusy()); }();
        return ok;
    }
    QStringList radius()
    {
        QStringList lines;
        for (const auto &node : m_tab->radius().radius().nodes)
            lines << QStringLiteral("%1%2 "
                                    "%3%4")
                         .arg(QString(node.depth * 2, QLatin1Char(' ')), node.type, node.identity,
                              node.alone || node.isGiven() ? QString() : QStringLiteral(" !"));
        return lines;
    }

private slots:
    void init()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_world = std::make_unique<support::AccessWorld>(url);
        exec(QStringLiteral("create schema %1").arg(quoteIdentifier(m_schema)));
    }
    void cleanup()
    {
        m_tab.reset();
        m_world->pool.closeAll();
        m_world.reset();
    }

    void dropShowsWhatGoesAlong();
    void nothingDependsOnIt();
    void severalInAnOrderThatWorks();
    void whatBelongsToAnotherSaysSo();
    void goneAndRenamedMeanwhile();
    void withoutRights();
    void renamesSeveral();
    void vacuumTellsForWhomItWaits();
    void productionAsksForTheName();
    void twoThousandAtOnce();
};

void TestActionTab::dropShowsWhatGoesAlong()
{
    const QString table = QStringLiteral("or\"ders'; --");
    exec(QStringLiteral("create table %1 (id serial primary key, price numeric check (price > 0)); insert "
                        "into %1 (price) select i "
                        "from generate_series(1, 500) i; analyze %1; create table %2 (o int references "
                        "%1); create view %3 as select * from %1; "
                        "create view %4 as select id from %3; create function %5() returns setof %3 "
                        "language sql as 'select null::int, null::numeric'")
             .arg(in(table), in(QStringLiteral("lines")), in(QStringLiteral("v\n1")),
                  in(QStringLiteral("v 2")), in(QStringLiteral("f"))));
    open("drop", {ref(QStringLiteral("table"), table)});
    const QAbstractItemModelTester tester(&m_tab->radius());
    const QStringList lines = radius();
    QCOMPARE(lines.first(), QStringLiteral("table ") + in(table));
    QVERIFY2(lines.contains(QStringLiteral("  view %1 "
                                           "!")
                                .arg(in(QStringLiteral("v\n1")))),
             qPrintable(lines.join(QLatin1Char('\n'))));
    QVERIFY(lines.contains(QStringLiteral("    view %1 !").arg(in(QStringLiteral("v 2")))));
    QVERIFY(lines.contains(QStringLiteral("    function %1() !").arg(in(QStringLiteral("f")))));
    QVERIFY(lines.contains(QStringLiteral("  table constraint lines_o_fkey on %1 "
                                          "!")
                               .arg(in(QStringLiteral("lines")))));
    QVERIFY(lines.contains(QStringLiteral("  sequence %1").arg(in(QStringLiteral("or\"ders'; --_id_seq")))));
    QVERIFY(m_tab->situation().radius.needsCascade());
    for (const auto &node : m_tab->situation().radius.nodes) {
        // its parts are no other ways to a table; a view that reads another and its columns has several
        if (node.type == QLatin1String("table") || node.type == QLatin1String("sequence"))
            QCOMPARE(node.otherWays, 0);
    }
    QCOMPARE(m_tab->situation().radius.rows, 500);
    QVERIFY(m_tab->remarks().join(QLatin1Char('\n')).contains(QLatin1String("ACCESS EXCLUSIVE")));
    QCOMPARE(m_tab->script().display(), QStringLiteral("drop table %1;").arg(in(table)));

    QVERIFY(!save()); // the server refuses: something depends on it
    QVERIFY(m_tab->banner().fullText().contains(QLatin1String("2BP01")));
    set("cascade", true);
    QCOMPARE(m_tab->script().display(), QStringLiteral("drop table %1 cascade;").arg(in(table)));
    m_world->shot(*m_tab, QStringLiteral("drop"));
    m_tab->tryOut();
    QTRY_VERIFY(!m_tab->isBusy() && m_tab->report().isVisible());
    QVERIFY(ref(QStringLiteral("table"), table).oid > 0);
    QSignalSpy completed(m_tab.get(), &ActionTab::completed);
    QVERIFY(save());
    QCOMPARE(completed.size(), 1);
    QVERIFY(completed.first().first().toString().startsWith(QLatin1String("Dropped.")));
    QCOMPARE(value(QStringLiteral("select count(*) from pg_class where relname in ('v 2', "
                                  "%1)")
                       .arg(quoteLiteral(table))),
             QStringLiteral("0"));
    QCOMPARE(value(QStringLiteral("select count(*) from pg_class where relname = "
                                  "'lines'")),
             QStringLiteral("1"));
}

void TestActionTab::nothingDependsOnIt()
{
    exec(QStringLiteral("create table %1 (a int)").arg(in(QStringLiteral("alone"))));
    open("drop", {ref(QStringLiteral("table"), QStringLiteral("alone"))});
    QVERIFY(!m_tab->situation().radius.needsCascade());
    QVERIFY(m_tab->findChild<QLabel *>(QStringLiteral("actionRadiusText"))
                ->text()
                .contains(QLatin1String("RESTRICT")));
    QVERIFY(save());
    QTRY_VERIFY(m_tab->script().isEmpty()); // nothing is left
}

void TestActionTab::severalInAnOrderThatWorks()
{
    const QString a = in(QStringLiteral("a"));
    const QString b = in(QStringLiteral("b"));
    exec(QStringLiteral("create table %1 (id int primary key); create table %2 (id int primary key "
                        "references %1); alter table %1 add "
                        "foreign key (id) references %2; create view %3 as select a.id from %1 a join %2 "
                        "b using (id); create materialized view %4 as select * from %3")
             .arg(a, b, in(QStringLiteral("v")), in(QStringLiteral("m"))));
    open("drop",
         {ref(QStringLiteral("table"), QStringLiteral("a")), ref(QStringLiteral("view"), QStringLiteral("v")),
          ref(QStringLiteral("table"), QStringLiteral("b")),
          ref(QStringLiteral("materialized_view"), QStringLiteral("m"))});
    QVERIFY2(!m_tab->situation().radius.needsCascade(), qPrintable(radius().join(QLatin1Char('\n'))));
    QCOMPARE(m_tab->script().statements.size(), 3);
    QCOMPARE(m_tab->script().statements.at(0).sql,
             QStringLiteral("drop materialized view "
                            "")
                 + in(QStringLiteral("m")));
    QCOMPARE(m_tab->script().statements.at(1).sql, QStringLiteral("drop view ") + in(QStringLiteral("v")));
    QCOMPARE(m_tab->script().statements.at(2).sql, QStringLiteral("drop table %1, %2").arg(a, b));
    QVERIFY(save());
}

void TestActionTab::whatBelongsToAnotherSaysSo()
{
    exec(QStringLiteral("create table %1 (id int generated always as identity primary "
                        "key)")
             .arg(in(QStringLiteral("t"))));
    open("drop", {ref(QStringLiteral("index"), QStringLiteral("t_pkey"))});
    QVERIFY2(m_tab->obstacle().contains(QLatin1String("table constraint t_pkey "
                                                      "on")),
             qPrintable(m_tab->obstacle()));
    QVERIFY(m_tab->script().isEmpty());
    open("drop", {ref(QStringLiteral("sequence"), QStringLiteral("t_id_seq"))});
    QVERIFY(m_tab->obstacle().contains(QLatin1String("table column")));
}

void TestActionTab::goneAndRenamedMeanwhile()
{
    exec(QStringLiteral("create table %1 (a int); create table %2 (a "
                        "int)")
             .arg(in(QStringLiteral("x")), in(QStringLiteral("y"))));
    const QList<ObjectRef> both{ref(QStringLiteral("table"), QStringLiteral("x")),
                                ref(QStringLiteral("table"), QStringLiteral("y"))};
    exec(QStringLiteral("alter table %1 rename to \"<b>new\"; drop table "
                        "%2")
             .arg(in(QStringLiteral("x")), in(QStringLiteral("y"))));
    open("comment", both);
    QVERIFY(m_tab->banner().text().contains(QLatin1String("y")));
    set("comment", QStringLiteral("it's \\ %1"));
    QCOMPARE(m_tab->script().display(),
             QStringLiteral("comment on table ") + in(QStringLiteral("<b>new"))
                 + QStringLiteral(" is E'it''s \\\\ %1';"));
    open("comment", {both.first()});
    QVERIFY(m_tab->banner().text().contains(QStringLiteral("x → <b>new")));
    open("drop", {both.last()});
    QVERIFY(m_tab->script().isEmpty());
    QVERIFY(m_tab->banner().text().contains(QLatin1String("y")));
}

void TestActionTab::withoutRights()
{
    exec(QStringLiteral("create table %1 (a int); do $$begin create role act_nobody login; exception when "
                        "duplicate_object then null; end$$")
             .arg(in(QStringLiteral("t"))));
    const ObjectRef table = ref(QStringLiteral("table"), QStringLiteral("t"));
    m_world->place.profile.user = QStringLiteral("act_nobody");
    m_world->place.profile.id = QUuid::createUuid();
    open("drop", {table});
    QVERIFY(!save());
    QVERIFY2(m_tab->banner().fullText().contains(QLatin1String("42501")),
             qPrintable(m_tab->banner().fullText()));
}

void TestActionTab::renamesSeveral()
{
    for (const char *name : {"old_a", "old_b", "other"})
        exec(QStringLiteral("create table %1 (a int)").arg(in(QLatin1String(name))));
    open("rename",
         {ref(QStringLiteral("table"), QStringLiteral("old_a")),
          ref(QStringLiteral("table"), QStringLiteral("old_b")),
          ref(QStringLiteral("table"), QStringLiteral("other"))});
    set("find", QStringLiteral("old_"));
    set("with", QStringLiteral("ne\"w "));
    QCOMPARE(m_tab->script().statements.size(), 2);
    m_world->shot(*m_tab, QStringLiteral("rename"));
    QVERIFY(save());
    QCOMPARE(value(QStringLiteral("select count(*) from pg_class where relname like 'ne\"w "
                                  "%'")),
             QStringLiteral("2"));
}

void TestActionTab::vacuumTellsForWhomItWaits()
{
    exec(QStringLiteral("create table %1 (a int); insert into %1 select generate_series(1, "
                        "1000)")
             .arg(in(QStringLiteral("t"))));
    open("vacuum", {ref(QStringLiteral("table"), QStringLiteral("t"))});
    set("verbose", true);
    set("parallel", QStringLiteral("0"));
    QVERIFY(!m_tab->script().isAtomic());
    QCOMPARE(m_tab->script().statements.first().sql,
             QStringLiteral("vacuum (verbose, parallel 0) "
                            "")
                 + in(QStringLiteral("t")));
    m_world->shot(*m_tab, QStringLiteral("vacuum"));

    session::Session holder(requestFromUrl(m_world->url), m_world->canceller);
    VERIFY_OK(holder.open().wait());
    KeepingSink sink;
    QVERIFY(!runAndWait(holder, "begin").error);
    QVERIFY(!runAndWait(holder,
                        "lock table " + in(QStringLiteral("t")).toUtf8()
                            + " in access exclusive "
                              "mode")
                 .error);
    bool done = false;
    m_tab->save([&](bool) { done = true; });
    QTRY_VERIFY(m_tab->watch().isVisible());
    QTRY_VERIFY2(m_tab->watch().waitText().contains(QString::number(holder.info().backendPid)),
                 qPrintable(m_tab->watch().text() + m_tab->watch().waitText()));
    m_world->shot(*m_tab, QStringLiteral("vacuum-waits"));
    m_tab->cancel();
    QTRY_VERIFY(done && !m_tab->isBusy());
    QVERIFY(!m_tab->watch().isVisible());
    QVERIFY(!runAndWait(holder, "rollback").error);

    QVERIFY(save());
    QVERIFY(m_tab->banner().text().contains(QLatin1String("Vacuumed")));
    QVERIFY(!m_tab->findChild<QLabel *>(QStringLiteral("actionNotices"))->text().isEmpty());
}

void TestActionTab::productionAsksForTheName()
{
    exec(QStringLiteral("create table %1 (a int)").arg(in(QStringLiteral("pro\"d"))));
    const ObjectRef table = ref(QStringLiteral("table"), QStringLiteral("pro\"d"));
    m_world->place.profile.environment = profile::Environment::Production;
    open("truncate", {table});
    // without an answer it is Cancel
    QVERIFY(!save());
    QCOMPARE(m_world->prompts.questions.last().confirmation, QStringLiteral("pro\"d"));
    m_world->prompts.answer(QStringLiteral("Truncate 1 table"));
    QVERIFY(save());
}

void TestActionTab::twoThousandAtOnce()
{
    exec(QStringLiteral("do $$begin for i in 1..2000 loop execute format('create table %1.%I (a int)', "
                        "'t' || i); end loop; "
                        "end$$")
             .arg(QString(quoteIdentifier(m_schema))
                      .replace(QLatin1Char('%'), QLatin1String("%%"))
                      .replace(QLatin1Char('\''), QLatin1String("''"))));
    QList<ObjectRef> all;
    auto rows = m_world->exec(
        QStringLiteral("select oid, relname from pg_class where relkind = 'r' and "
                       "relname like 't%' and relnamespace = (select oid from pg_namespace where nspname = "
                       "%1)")
            .arg(quoteLiteral(m_schema)));
    VERIFY_OK(rows);
    for (const QStringList &row : *rows) {
        ObjectRef one;
        one.profile = m_world->place.profile.id;
        one.database = m_world->place.database;
        one.kind = QStringLiteral("table");
        one.schema = m_schema;
        one.oid = row.at(0).toLongLong();
        one.name = row.at(1);
        all << one;
    }
    QCOMPARE(all.size(), 2000);
    open("comment", all);
    set("comment", QStringLiteral("one of many"));
    QCOMPARE(m_tab->script().statements.size(), 2000);
    QVERIFY(save());
    open("drop", all);
    QCOMPARE(m_tab->script().statements.size(), 1);
    QCOMPARE(m_tab->situation().targets.size(), 2000);
}

QTEST_MAIN(TestActionTab)
#include "tst_actiontab_db.moc"
