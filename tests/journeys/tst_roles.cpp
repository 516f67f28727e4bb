// SPDX-License-Identifier: GPL-3.0-or-later
// A person makes a role with rights and a password, logs in as it, and sees that it can do exactly that; then
// drops a role that owns things in two databases.
#include "tests/journeys/journey.h"
#include "tests/support/testsession.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/editor/sqleditor.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/forms/rowchip.h"
#include "ui/forms/rowsmodel.h"
#include "ui/forms/sqlpanel.h"
#include "ui/forms/tablefield.h"
#include "ui/forms/tryreportview.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/roles/comparesection.h"
#include "ui/roles/copysection.h"
#include "ui/roles/dependentssection.h"
#include "ui/tabs/tabarea.h"

#include <QLabel>
#include <QMenu>

using namespace ui;

namespace {

const QString Hostile = QStringLiteral("we\"ird'; drop role x; -- \u2615<b>%1");

} // namespace

class TestRoles : public Journey
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;

    forms::FormTab *form() { return qobject_cast<forms::FormTab *>(window().tabs().current()); }
    query::SqlTab *sql() { return window().currentSqlTab(); }
    template <class T> T *inForm(const char *name) { return form()->findChild<T *>(QLatin1String(name)); }

    TestServer::Rows rows(const QString &statement, const QString &database = QStringLiteral("postgres"))
    {
        auto found = m_server->exec(statement, database);
        if (!found)
            qWarning("%s", qPrintable(found.error().toText()));
        return found ? *found : TestServer::Rows();
    }

    void connectTo(const QString &url, const core::Secret &password = {})
    {
        core::profile::ConnectionProfile profile = profileFromUrl(url);
        const auto *before = sql();
        window().connectAdHoc(profile, password);
        const bool there = QTest::qWaitFor([&] { return sql() && sql() != before; }, support::Patience);
        const auto *told = find<Banner>("windowBanner");
        QVERIFY2(there, told ? qPrintable(told->text()) : "nothing was told");
    }

    /// The row of the tree.
    void reveal(const QString &role)
    {
        auto &browser = window().browser();
        browser.reveal(sql()->status().profile->id, {QStringLiteral("Roles"), role});
        QTRY_COMPARE(browser.currentRef().name, role);
    }

    /// By its entry in the menu of the tree's current row.
    void choose(const char *entry)
    {
        auto &browser = window().browser();
        std::unique_ptr<QMenu> menu(browser.menuFor(browser.currentIndex()));
        QVERIFY(menu);
        auto *action = menu->findChild<QAction *>(QLatin1String(entry));
        QVERIFY2(action, entry);
        action->trigger();
    }

    void write(const char *field, const QString &text)
    {
        auto *line = inForm<QLineEdit>(field);
        QVERIFY2(line, field);
        line->setFocus();
        line->clear();
        line->insert(text); // as if pasted: keyClicks cannot type every character
    }

    /// Runs it in a new SQL tab of the current one's connection: "" or its SQLSTATE.
    QString run(const QString &statement)
    {
        const auto where = sql()->status();
        auto *tab = window().newSqlTab(*where.profile, where.database, QStringLiteral("try"), statement);
        tab->runStatement();
        // a statement that fails has no page of results
        const auto messages = [tab] { return tab->results().messages().toPlainText(); };
        const bool ended = QTest::qWaitFor(
            [&] {
                const auto *page = tab->results().currentPage();
                return !tab->status().running
                    && ((page && page->outcome()) || messages().contains(QLatin1String("SQLSTATE")));
            },
            support::Patience);
        if (!ended)
            return QStringLiteral("no end");
        return messages().contains(QLatin1String("SQLSTATE"))
            ? messages().section(QLatin1String("SQLSTATE "), 1).left(5)
            : QString();
    }

private slots:
    void initTestCase()
    {
        auto server = TestServer::start({.tcp = true, .password = QStringLiteral("first")});
        VERIFY_OK(server);
        m_server = std::move(*server);
        VERIFY_OK(m_server->exec(QStringLiteral(
            "create table orders (id int primary key); insert into orders select generate_series(1, 7);"
            "create role reporting; grant select on orders to reporting;"
            "create role heir; create role owner_of_much login; grant heir to owner_of_much;"
            "comment on role reporting is 'reads'")));
        VERIFY_OK(m_server->exec(QStringLiteral("create database \"My shop\"")));
        VERIFY_OK(m_server->exec(
            QStringLiteral("grant create on schema public to owner_of_much; set role owner_of_much;"
                           "create table mine (a int); create table also (a int); reset role;"
                           "grant select on orders to owner_of_much")));
        VERIFY_OK(m_server->exec(
            QStringLiteral("grant create on schema public to owner_of_much; set role owner_of_much;"
                           "create table \"far & away\" (a int); reset role"),
            QStringLiteral("My shop")));
    }

    void init()
    {
        useFolders();
        start();
    }

    void cleanup() { end(); }

    void aNewRoleCanDoExactlyThat()
    {
        connectTo(m_server->url());
        if (QTest::currentTestFailed())
            return;
        reveal(QStringLiteral("reporting"));
        window().actions().action(QStringLiteral("object.new.role"))->trigger();
        QTRY_VERIFY(form() && form()->reading());
        write("name", Hostile);
        write("password", QStringLiteral("S3cret \u2615 pass"));
        auto *memberOf = inForm<QLineEdit>("member_of");
        QVERIFY(memberOf);
        memberOf->setFocus();
        QTest::keyClicks(memberOf, QStringLiteral("reporting"));
        QTest::keyClick(memberOf, Qt::Key_Return);
        QTRY_VERIFY(inForm<forms::RowChip>("member_of_0"));
        QTRY_VERIFY(form()->sqlPanel().shownSql().contains(QLatin1String("password 'SCRAM-SHA-256$4096:")));
        QTRY_VERIFY(form()->sqlPanel().shownSql().contains(QLatin1String("grant reporting to")));
        QVERIFY(!form()->sqlPanel().shownSql().contains(QLatin1String("S3cret")));
        shot("new");

        // tried: nothing stays
        QTest::mouseClick(inForm<QPushButton>("formTry"), Qt::LeftButton);
        QTRY_VERIFY(form()->report().isVisible());
        QCOMPARE(rows(QStringLiteral("select 1 from pg_roles where rolname like 'we%'")).size(), 0);
        shot("tried");
        QTRY_VERIFY(inForm<QPushButton>("formSave")->isEnabled());
        QTest::mouseClick(inForm<QPushButton>("formSave"), Qt::LeftButton);
        QTRY_COMPARE(rows(QStringLiteral("select 1 from pg_roles where rolname like 'we%'")).size(), 1);
        QTRY_VERIFY(!form()->isNew());
        QTRY_VERIFY(!form()->isModified());
        shot("saved");

        // as the role itself, with its password
        core::profile::ConnectionProfile profile = profileFromUrl(m_server->tcpUrl());
        profile.user = Hostile;
        while (window().tabs().count() > 0) // the first tab of a connection opens by itself
            window().tabs().close(window().tabs().at(0));
        window().connectAdHoc(profile, core::Secret(QStringLiteral("S3cret \u2615 pass")));
        QTRY_VERIFY(sql() && sql()->status().profile->user == Hostile);
        QCOMPARE(run(QStringLiteral("select * from orders")), QString());
        QCOMPARE(sql()->results().currentPage()->result().rowCount(), 7);
        QCOMPARE(run(QStringLiteral("delete from orders")), QStringLiteral("42501"));
        QCOMPARE(run(QStringLiteral("create role more")), QStringLiteral("42501"));
        QCOMPARE(run(QStringLiteral("create database more")), QStringLiteral("42501"));
        QCOMPARE(run(QStringLiteral("select * from mine")), QStringLiteral("42501"));

        // its own form is for its password alone
        reveal(QStringLiteral("reporting"));
        choose("browserEdit");
        QTRY_VERIFY(form() && form()->reading());
        QVERIFY(form()->reading()->context.readOnly.contains(QLatin1String("CREATEROLE")));
        shot("readonly");
    }

    void oneRoleIsMadeLikeAnother()
    {
        connectTo(m_server->url());
        if (QTest::currentTestFailed())
            return;
        reveal(QStringLiteral("reporting"));
        choose("browser_role.compare");
        QTRY_VERIFY(form() && form()->reading());
        auto *section = inForm<roles::CompareSection>("compareSection");
        QVERIFY(section);
        section->compareWith(QStringLiteral("owner_of_much"));
        QTRY_VERIFY(section->model().differences() > 0);
        QTest::mouseClick(inForm<QPushButton>("compareTakeAll"), Qt::LeftButton);
        QTRY_VERIFY(form()->sqlPanel().shownSql().contains(QLatin1String("alter role reporting login")));
        QVERIFY(form()->sqlPanel().shownSql().contains(QLatin1String("grant heir to reporting")));
        shot("compare");
        QTest::mouseClick(inForm<QPushButton>("formSave"), Qt::LeftButton);
        QTRY_COMPARE(
            rows(QStringLiteral("select pg_has_role('reporting', 'heir', 'member')")).value(0).value(0),
            QStringLiteral("t"));
        // its own members stay
        QTRY_VERIFY(section->model().differences() <= 1);
        VERIFY_OK(m_server->exec(QStringLiteral("revoke heir from reporting")));
    }

    void aCloneBeginsAsTheOther()
    {
        connectTo(m_server->url());
        if (QTest::currentTestFailed())
            return;
        reveal(QStringLiteral("owner_of_much"));
        choose("browser_role.clone");
        QTRY_VERIFY(form() && form()->reading());
        write("name", QStringLiteral("second"));
        QTRY_VERIFY(form()->sqlPanel().shownSql().contains(QLatin1String("grant heir to second")));
        // with what it was granted, here and in the other database
        auto *copy = inForm<roles::CopySection>("copySection");
        QVERIFY(copy && copy->isVisible());
        QTRY_COMPARE(copy->problem(), QString());
        QTRY_VERIFY(form()->sqlPanel().shownSql().contains(QLatin1String("to second;")));
        shot("clone");
        QTest::mouseClick(inForm<QPushButton>("formSave"), Qt::LeftButton);
        QTRY_COMPARE(rows(QStringLiteral("select rolcanlogin from pg_roles where rolname = 'second'"))
                         .value(0)
                         .value(0),
                     QStringLiteral("t"));
        QTRY_VERIFY(!form()->isModified()); // else the rest of its script would be cut off
    }

    void aRoleGoesFromEveryDatabase()
    {
        connectTo(m_server->url());
        if (QTest::currentTestFailed())
            return;
        reveal(QStringLiteral("owner_of_much"));
        choose("browser_role.drop");
        QTRY_VERIFY(form() && form()->reading());
        auto *section = inForm<roles::DependentsSection>("dependents");
        QVERIFY(section);
        QTRY_VERIFY(section->isComplete() && section->model().rowCount() >= 5);
        QStringList objects;
        for (int row = 0; row < section->model().rowCount(); ++row)
            objects << section->model().index(row, roles::DependentsModel::Object).data().toString();
        QVERIFY(objects.contains(QStringLiteral("public.mine")));
        QVERIFY(objects.contains(QStringLiteral("public.\"far & away\"")));
        QVERIFY(objects.contains(QStringLiteral("public.orders")));
        write("reassign_to", QStringLiteral("heir"));
        QTRY_VERIFY(
            form()->sqlPanel().shownSql().contains(QLatin1String("reassign owned by owner_of_much to heir")));
        QVERIFY(form()->sqlPanel().shownSql().contains(QLatin1String("-- in database \"My shop\"")));
        QVERIFY(form()->sqlPanel().shownSql().contains(QLatin1String("drop role owner_of_much")));
        shot("drop");
        QTest::mouseClick(inForm<QPushButton>("formSave"), Qt::LeftButton);
        QTRY_COMPARE(rows(QStringLiteral("select 1 from pg_roles where rolname = 'owner_of_much'")).size(),
                     0);
        const QString owner = QStringLiteral("select tableowner from pg_tables where tablename = '%1'");
        QCOMPARE(rows(owner.arg(QStringLiteral("mine"))).value(0).value(0), QStringLiteral("heir"));
        QCOMPARE(rows(owner.arg(QStringLiteral("far & away")), QStringLiteral("My shop")).value(0).value(0),
                 QStringLiteral("heir"));
        QTRY_VERIFY(!form()); // the tab went with it
    }
};

QTEST_MAIN(TestRoles)
#include "tst_roles.moc"
