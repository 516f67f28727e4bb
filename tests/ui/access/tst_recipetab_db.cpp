// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes of least privilege on a real server: a new role, a role that is there, future objects, hostile
// names.
#include "core/base/sqlquote.h"
#include "tests/support/accessworld.h"
#include "tests/support/testmain.h"
#include "ui/access/recipetab.h"
#include "ui/base/banner.h"
#include "ui/forms/sqlpanel.h"
#include "ui/forms/tryreportview.h"

#include <QLabel>
#include <QRandomGenerator>
#include <QSignalSpy>

using namespace core;
using namespace ui::access;

class TestRecipeTab : public QObject
{
    Q_OBJECT

    std::unique_ptr<support::AccessWorld> m_world;
    std::unique_ptr<RecipeTab> m_tab;
    QString m_role;
    QString m_maker;
    QString m_schema = QStringLiteral("app\"; drop schema x; -- <b>&%1");

    void exec(const QString &sql) { VERIFY_OK(m_world->exec(sql)); }
    QString table(const char *name) { return quoteQualified({m_schema, QString::fromUtf8(name)}); }
    void open(const RecipeStart &start)
    {
        m_tab = std::make_unique<RecipeTab>(m_world->services(), m_world->place, start);
        m_tab->resize(1100, 700);
        m_tab->show();
        m_tab->reload();
    }
    bool ready() { return !m_tab->isBusy() && !m_tab->form().values().isNull(QStringLiteral("recipe")); }
    void set(const char *field, const QString &text)
    {
        core::forms::Values values = m_tab->form().values();
        values.setText(QString::fromLatin1(field), text);
        m_tab->form().setValues(values, values);
        emit m_tab->form().edited();
    }
    bool may(const QString &sql)
    {
        return bool(m_world->exec(QStringLiteral("set role %1; %2").arg(quoteIdentifier(m_role), sql)));
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

private slots:
    void init()
    {
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_world = std::make_unique<support::AccessWorld>(url);
        const QString unique = QString::number(QRandomGenerator::global()->generate(), 36);
        m_role = QStringLiteral("rec \"'\\%1<b> ") + unique;
        m_maker = QStringLiteral("maker & ") + unique;
        exec(QStringLiteral(
                 "create role %1; create schema %2 authorization %1; set role %1; create table %3 (id int)")
                 .arg(quoteIdentifier(m_maker), quoteIdentifier(m_schema), table("t")));
    }
    void cleanup()
    {
        m_tab.reset();
        for (const QString &role : {m_role, m_maker})
            (void)m_world->exec(
                QStringLiteral("drop owned by %1 cascade; drop role %1").arg(quoteIdentifier(role)));
        m_world->pool.closeAll();
        m_world.reset();
    }

    void readOnlyForANewRole()
    {
        open({.schema = m_schema});
        QTRY_VERIFY(ready());
        QVERIFY(m_tab->script().isEmpty()); // nobody gets it yet
        QCOMPARE(m_tab->form().values().list(QStringLiteral("schemas")), QStringList{m_schema});
        QCOMPARE(m_tab->form().values().list(QStringLiteral("makers")), QStringList{m_maker});
        set("role", m_role);
        QVERIFY(m_tab->title().contains(m_role));
        QVERIFY(m_tab->sqlPanel().shownSql().contains(QLatin1String("create role ")));
        QCOMPARE(m_tab->recipe().script(), m_tab->script());
        for (const auto &step : m_tab->recipe().steps)
            QVERIFY(!step.why.isEmpty());
        QVERIFY(m_tab->findChild<QLabel *>(QStringLiteral("recipeRemarks"))
                    ->text()
                    .contains(QLatin1String("password")));

        m_world->shot(*m_tab, QStringLiteral("recipe"));
        m_tab->tryOut();
        QTRY_VERIFY(!m_tab->isBusy() && m_tab->report().isVisible());
        QVERIFY(!m_world->exec(QStringLiteral("set role %1").arg(quoteIdentifier(m_role))));
        QVERIFY(save());
        QVERIFY(may(QStringLiteral("select * from %1").arg(table("t"))));
        QVERIFY(!may(QStringLiteral("insert into %1 values (1)").arg(table("t"))));
        exec(QStringLiteral("set role %1; create table %2 (id int)")
                 .arg(quoteIdentifier(m_maker), table("later")));
        QVERIFY(may(QStringLiteral("select * from %1").arg(table("later"))));
        // it is there now, so it is not made again
        QTRY_VERIFY(!m_tab->sqlPanel().shownSql().contains(QLatin1String("create role ")));
    }

    void everyRecipeRuns()
    {
        exec(QStringLiteral("create role %1 login").arg(quoteIdentifier(m_role)));
        open({.role = m_role, .schema = m_schema});
        QTRY_VERIFY(ready());
        for (const auto &recipe : core::access::recipes()) {
            set("recipe", recipe.id);
            QVERIFY2(!m_tab->script().isEmpty(), qPrintable(recipe.id));
            QVERIFY2(save(), qPrintable(recipe.id + m_tab->banner().fullText()));
            QTRY_VERIFY(ready());
        }
        QVERIFY(may(QStringLiteral("alter table %1 add column note text").arg(table("t"))));
    }

    void whatCannotBeSaidIsTold()
    {
        open({});
        QTRY_VERIFY(ready());
        set("role", QStringLiteral("pg_mine"));
        QVERIFY(m_tab->script().isEmpty());
        set("role", m_role);
        core::forms::Values values = m_tab->form().values();
        values.setList(QStringLiteral("schemas"), {});
        m_tab->form().setValues(values, values);
        emit m_tab->form().edited();
        QVERIFY(m_tab->script().isEmpty());
        QVERIFY(m_tab->sqlPanel().shownSummary().contains(QLatin1String("schema")));
    }
};

QTEST_MAIN(TestRecipeTab)
#include "tst_recipetab_db.moc"
