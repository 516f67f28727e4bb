// SPDX-License-Identifier: GPL-3.0-or-later
// An SQL tab seen as another role: fewer rows, nothing kept, no way to leave the role unseen. HOWDAH_SHOTS
// keeps pictures.
#include "tests/support/accessworld.h"
#include "tests/support/policyworld.h"
#include "tests/support/testmain.h"
#include "ui/base/banner.h"
#include "ui/forms/choices.h"
#include "ui/query/messagesview.h"
#include "ui/query/requestsettings.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmemory.h"
#include "ui/query/seeasmode.h"
#include "ui/query/sqltab.h"
#include "ui/query/visiblecounter.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>

using namespace core;
using namespace ui;
using ui::query::SqlTab;

class TestSeeAs : public QObject
{
    Q_OBJECT

    QString m_url;
    std::unique_ptr<support::PolicyWorld> m_policies;
    std::unique_ptr<support::AccessWorld> m_world;
    std::unique_ptr<SqlTab> m_tab;

    ui::query::SeeAsBar &bar() { return *m_tab->seeAs().bar(); }
    template <class T> T *find(const char *name) { return m_tab->findChild<T *>(QLatin1String(name)); }
    bool idle() { return !m_tab->status().running; }
    QString messages() { return m_tab->results().messages().toPlainText(); }
    QString cell(qsizetype row, int column, int page = 0)
    {
        if (page >= m_tab->results().resultCount())
            return QStringLiteral("no result");
        const auto &result = m_tab->results().pageAt(page)->result();
        if (row >= result.rowCount())
            return QStringLiteral("no row");
        const auto view = result.cell(row, column);
        return view.null ? QStringLiteral("null") : QString::fromUtf8(view.bytes());
    }
    void exec(const QString &sql) { VERIFY_OK(m_policies->exec(sql)); }

    void openAs(const QString &user = {})
    {
        auto profile = m_world->place.profile;
        if (!user.isEmpty()) {
            profile.user = user;
            profile.id = QUuid::createUuid();
        }
        m_tab->setConnection(profile, {});
    }

    void run(const QString &sql)
    {
        m_tab->editor().setText(sql);
        m_tab->runScript();
        QTRY_VERIFY(idle() || m_tab->status().paused);
    }

    void see(const QString &role)
    {
        m_tab->setSeeing(true, role);
        QVERIFY(m_tab->seeAs().isOn());
        // what may be is known
        QTRY_VERIFY(m_tab->findChild<QComboBox *>(QStringLiteral("seeAsRole"))->count() > 0);
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_policies = std::make_unique<support::PolicyWorld>(m_url);
        VERIFY_OK(m_policies->make());
    }

    void cleanupTestCase() { VERIFY_OK(m_policies->drop()); }

    void init()
    {
        m_world = std::make_unique<support::AccessWorld>(m_url);
        m_tab = std::make_unique<SqlTab>(ui::query::QueryServices{m_world->theme, m_world->icons,
                                                                  m_world->pool, m_world->connector,
                                                                  m_world->settings, m_world->prompts});
        m_tab->setTitle(QStringLiteral("Query 1"));
        m_tab->resize(900, 600);
        m_tab->show();
        openAs();
    }

    void cleanup()
    {
        m_tab.reset();
        m_world.reset();
        QCOMPARE(m_policies->rowCount(), QStringLiteral("10"));
    }

    void fewerRowsAndNothingKept()
    {
        QVERIFY(!m_tab->status().seeing);
        see(m_policies->seer);
        QVERIFY(m_tab->status().seeing);
        QCOMPARE(m_tab->status().seenAs, m_policies->seer);
        QVERIFY(bar().isVisible());
        QVERIFY(bar().stateText().contains(QLatin1String("rolled back")));
        QCOMPARE(bar().problem(), QString());
        find<QToolButton>("seeAsSql")->click();
        QVERIFY(bar().sql().contains(QLatin1String("set local role ") + quoteIdentifier(m_policies->seer)));
        QVERIFY(bar().sql().endsWith(QLatin1String("rollback;")));

        run(QStringLiteral("insert into notes (id, note) values (11, 'mine'); select current_user, * from "
                           "notes order by id"));
        QCOMPARE(m_tab->results().resultCount(), 1);
        QCOMPARE(m_tab->results().pageAt(0)->result().rowCount(), 5);
        QCOMPARE(cell(0, 0), m_policies->seer);
        QCOMPARE(m_tab->results().pageAt(0)->seenAs(), m_policies->seer);
        QVERIFY(!m_tab->status().inTransaction);
        QVERIFY2(messages().contains(QLatin1String("set local role")), qPrintable(messages()));
        QVERIFY2(messages().contains(QLatin1String("nothing is kept")), qPrintable(messages()));
        QCOMPARE(m_policies->rowCount(), QStringLiteral("10"));
        m_world->shot(*m_tab, QStringLiteral("seeas-rows"));

        // and out of it one is oneself
        QTest::mouseClick(find<QToolButton>("seeAsLeave"), Qt::LeftButton);
        QVERIFY(!m_tab->status().seeing);
        QVERIFY(!bar().isVisible());
        run(QStringLiteral("select current_user, count(*) from notes"));
        QCOMPARE(cell(0, 0), QStringLiteral("postgres"));
        QCOMPARE(cell(0, 1), QStringLiteral("10"));
        QVERIFY(m_tab->results().pageAt(0)->seenAs().isEmpty());
    }

    void requestSettings()
    {
        see(m_policies->seer);
        QTest::mouseClick(find<QToolButton>("seeAsSettings"), Qt::LeftButton);
        auto *name = find<QLineEdit>("settingName0");
        QVERIFY(name && name->isVisible());
        QTest::keyClicks(name, QStringLiteral("request.jwt.claims"));
        QTest::keyClick(name, Qt::Key_Escape); // the completion
        QTest::keyClicks(find<QLineEdit>("settingValue0"), QStringLiteral("{\"tenant\": \"t1\"}"));
        QCOMPARE(m_tab->seeAs().seeAs().settings.size(), 1);
        run(QStringLiteral("select count(*) from notes"));
        QCOMPARE(cell(0, 0), QStringLiteral("7"));
        m_world->shot(*m_tab, QStringLiteral("seeas-settings"));
        // it is the transaction's
        QTest::mouseClick(find<QToolButton>("seeAsLeave"), Qt::LeftButton);
        run(QStringLiteral("select coalesce(current_setting('request.jwt.claims', true), '')"));
        QCOMPARE(cell(0, 0), QString(QLatin1String("")));

        // the role is none of them
        see(m_policies->seer);
        bar().settings().setSettings({{QStringLiteral("role"), QStringLiteral("postgres")}});
        run(QStringLiteral("select 2"));
        QCOMPARE(m_tab->banner().tone(), Banner::Tone::Warn);
        QVERIFY(m_tab->banner().text().contains(QLatin1String("Nothing was run")));
        // one that the server refuses is told, and nothing is left open
        bar().settings().setSettings({{QStringLiteral("work_mem"), QStringLiteral("much")}});
        run(QStringLiteral("select 2"));
        QTRY_VERIFY(m_tab->banner().text().contains(QLatin1String("Nothing was run")));
        QVERIFY(!m_tab->status().inTransaction);
    }

    void whatLeavesTheRoleIsRefusedBefore_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char *sql :
             {"reset role", "set role postgres", "commit", "rollback", "begin", "vacuum notes",
              "set session authorization default", "select set_config('role', 'none', true)"})
            QTest::newRow(sql) << QString::fromLatin1(sql);
    }

    void whatLeavesTheRoleIsRefusedBefore()
    {
        QFETCH(QString, sql);
        see(m_policies->seer);
        run(QStringLiteral("delete from notes;\n%1;\nselect 1").arg(sql));
        QVERIFY2(m_tab->banner().text().startsWith(QLatin1String("Nothing was run")),
                 qPrintable(m_tab->banner().text()));
        QVERIFY(!m_tab->status().session); // it has not even connected
        QCOMPARE(m_tab->results().resultCount(), 0);
    }

    void whatLeftTheRoleIsSeenAfterwards()
    {
        exec(QStringLiteral("create or replace function leave() returns void language plpgsql as $$ begin "
                            "perform set_config('role', 'none', true); end $$"));
        see(m_policies->seer);
        bar().setKeepsChanges(true); // and not even then is anything kept
        run(QStringLiteral("insert into notes (id) values (12); select leave(); delete from notes"));
        QVERIFY2(messages().contains(QLatin1String("left the role")), qPrintable(messages()));
        QVERIFY(messages().contains(QLatin1String("nothing is kept")));
        QVERIFY(!messages().contains(QLatin1String("DELETE")));
        QVERIFY(!m_tab->status().inTransaction);
        QCOMPARE(m_policies->rowCount(), QStringLiteral("10"));
        run(QStringLiteral("do $$ begin execute 'set role none'; end $$; delete from notes"));
        QVERIFY2(messages().contains(QLatin1String("left the role")), qPrintable(messages()));
        QCOMPARE(m_policies->rowCount(), QStringLiteral("10"));
        exec(QStringLiteral("drop function leave()"));
    }

    void keptWhereAsked()
    {
        see(m_policies->seer);
        find<QCheckBox>("seeAsKeep")->click();
        QVERIFY(bar().stateText().contains(QLatin1String("committed")));
        QVERIFY(bar().sql().endsWith(QLatin1String("commit;")));
        run(QStringLiteral("insert into notes (id, note) values (13, 'kept'); select 1"));
        QVERIFY2(messages().contains(QLatin1String("are kept")), qPrintable(messages()));
        const auto rows = m_policies->exec(QStringLiteral("select owner from notes where id = 13"));
        VERIFY_OK(rows);
        QCOMPARE(rows->value(0).value(0), m_policies->seer);
        // an error takes all of it back
        run(QStringLiteral("delete from notes; select 1/0"));
        QVERIFY(messages().contains(QLatin1String("nothing is kept")));
        QCOMPARE(m_policies->rowCount(), QStringLiteral("11"));
        m_world->shot(*m_tab, QStringLiteral("seeas-kept"));
        exec(QStringLiteral("delete from notes where id = 13"));
        // asked for anew each time, and never on another connection
        m_tab->setSeeing(false);
        m_tab->setSeeing(true);
        QVERIFY(!bar().keepsChanges());
        bar().setKeepsChanges(true);
        openAs(QStringLiteral("postgres"));
        QVERIFY(!bar().keepsChanges());
        auto readOnly = m_world->place.profile;
        readOnly.readOnly = true;
        m_tab->setConnection(readOnly, {});
        QVERIFY(!find<QCheckBox>("seeAsKeep")->isEnabled());
        QVERIFY(!find<QCheckBox>("seeAsKeep")->toolTip().isEmpty());
        run(QStringLiteral("select count(*) from notes"));
        QCOMPARE(cell(0, 0), QStringLiteral("4"));
    }

    void whoMayNotBeBecomeIsToldBefore()
    {
        openAs(m_policies->plain);
        m_tab->setSeeing(true);
        auto *box = find<QComboBox>("seeAsRole");
        QTRY_VERIFY(box->count() > 0);
        // those one may come first; the others say why not
        QVERIFY(box->findText(m_policies->other) < box->findText(m_policies->seer));
        QVERIFY(box->itemData(box->findText(m_policies->seer), ui::forms::ChoiceModel::DetailRole)
                    .toString()
                    .contains(QLatin1String("not a member")));
        run(QStringLiteral("select 1"));
        QVERIFY(m_tab->banner().text().startsWith(QLatin1String("Nothing was run"))); // no role yet

        const int at = box->findText(m_policies->seer);
        box->setCurrentIndex(at);
        emit box->activated(at);
        QTRY_VERIFY(bar().problem().contains(QLatin1String("not a member")));
        m_world->shot(*m_tab, QStringLiteral("seeas-maynot"));
        run(QStringLiteral("select 1"));
        QVERIFY(m_tab->banner().text().startsWith(QLatin1String("Nothing was run")));
        QVERIFY(!m_tab->status().session);

        bar().setRole(m_policies->other);
        QTest::keyClick(box->lineEdit(), Qt::Key_Return);
        QCOMPARE(bar().problem(), QString());
        run(QStringLiteral("select current_user, session_user, count(*) from notes"));
        QCOMPARE(cell(0, 0), m_policies->other);
        QCOMPARE(cell(0, 1), m_policies->plain);
        QCOMPARE(cell(0, 2), QStringLiteral("6"));

        // typed, and nobody of that name
        box->lineEdit()->setFocus();
        box->lineEdit()->selectAll();
        QTest::keyClicks(box->lineEdit(), QStringLiteral("nobody at all"));
        QTest::keyClick(box->lineEdit(), Qt::Key_Return);
        QTRY_VERIFY(bar().problem().contains(QLatin1String("no role")));
    }

    void droppedMeanwhile()
    {
        exec(QStringLiteral("create role \"here for now\""));
        see(QStringLiteral("here for now"));
        run(QStringLiteral("select current_user"));
        QCOMPARE(cell(0, 0), QStringLiteral("here for now"));
        exec(QStringLiteral("drop role \"here for now\""));
        run(QStringLiteral("insert into notes (id) values (14)"));
        QVERIFY2(m_tab->banner().text().contains(QLatin1String("Nothing was run")),
                 qPrintable(m_tab->banner().text()));
        QVERIFY(!m_tab->status().inTransaction);
        QTRY_VERIFY(bar().problem().contains(QLatin1String("no role")));
        exec(QStringLiteral("create role \"here for now\""));
        QTest::keyClick(find<QComboBox>("seeAsRole")->lineEdit(), Qt::Key_Return);
        emit find<QComboBox>("seeAsRole")->lineEdit()->editingFinished();
        QTRY_COMPARE(bar().problem(), QString());
        exec(QStringLiteral("drop role \"here for now\""));
    }

    void hiddenRowsAreCounted()
    {
        see(m_policies->seer);
        QVERIFY(!find<QPushButton>("countHidden")->isVisible());
        run(QStringLiteral("select note, 1 as one from notes where id < 3"));
        auto *count = find<QPushButton>("countHidden");
        QVERIFY(count->isVisible());
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY(bar().rowsText().contains(QLatin1String("hidden by policies")));
        QVERIFY2(bar().rowsText().startsWith(QLatin1String("4 of 10 rows")), qPrintable(bar().rowsText()));
        QVERIFY(bar().rowsText().contains(QLatin1String(": 6 hidden")));
        m_world->shot(*m_tab, QStringLiteral("seeas-counted"));
        // of the role as it stands there, and of this table
        bar().settings().setSettings(
            {{QStringLiteral("request.jwt.claims"), QStringLiteral("{\"tenant\": \"t1\"}")}});
        emit bar().settings().edited();
        QCOMPARE(bar().rowsText(), QString());
        run(QStringLiteral("select 1"));
        QVERIFY(!count->isVisible());
        // what one does not see oneself is no number
        const access::VisibleTable unknown{QStringLiteral("public"), QStringLiteral("notes"), {4, {}}};
        QVERIFY(
            ui::query::visibleText(unknown, QStringLiteral("x")).contains(QLatin1String("cannot be told")));
        const access::VisibleTable all{QStringLiteral("public"), QStringLiteral("notes"), {4, 4}};
        QVERIFY(ui::query::visibleText(all, QStringLiteral("x")).startsWith(QLatin1String("All 4 rows")));

        // a role that may not read it is told
        bar().settings().setSettings({});
        exec(QStringLiteral("create view public.secret_notes as select * from notes"));
        run(QStringLiteral("select * from secret_notes"));
        m_tab->seeAs().setTable({0, QStringLiteral("public"), QStringLiteral("secret_notes")});
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY(m_tab->banner().text().contains(QLatin1String("could not be counted")));
        exec(QStringLiteral("drop view public.secret_notes"));
    }

    void ownTransactionFirst()
    {
        run(QStringLiteral("begin; insert into notes (id) values (15)"));
        QVERIFY(m_tab->status().inTransaction);
        m_tab->setSeeing(true, m_policies->seer);
        QVERIFY(!m_tab->status().seeing);
        QVERIFY(m_tab->banner().text().contains(QLatin1String("transaction is open")));
        QTest::mouseClick(m_tab->banner().findChild<QPushButton *>(QStringLiteral("bannerButton1")),
                          Qt::LeftButton);
        QTRY_VERIFY(idle() && !m_tab->status().inTransaction);
        see(m_policies->seer);
        // manual commit changes nothing: a run is one transaction, and ends
        m_tab->setAutoCommit(false);
        run(QStringLiteral("select count(*) from notes"));
        QCOMPARE(cell(0, 0), QStringLiteral("4"));
        QVERIFY(!m_tab->status().inTransaction);
        m_tab->setAutoCommit(true);
    }

    void cancelledPausedClosed()
    {
        see(m_policies->seer);
        m_tab->editor().setText(QStringLiteral("insert into notes (id) values (16); select pg_sleep(100)"));
        m_tab->runScript();
        QTRY_VERIFY(m_tab->status().inTransaction && messages().contains(QLatin1String("INSERT")));
        QVERIFY(!find<QComboBox>("seeAsRole")->isEnabled());
        m_tab->cancel();
        QTRY_VERIFY(idle());
        QVERIFY(!m_tab->status().inTransaction);
        QVERIFY(find<QComboBox>("seeAsRole")->isEnabled());

        m_world->settings.set(settings::keys::softLimitRows, 1000);
        run(QStringLiteral("insert into notes (id) values (16); select generate_series(1, 200000)"));
        QTRY_VERIFY(m_tab->status().paused);
        QVERIFY(m_tab->status().inTransaction); // and says so
        QCOMPARE(m_policies->rowCount(), QStringLiteral("10"));
        m_tab->setSeeing(false);
        QTRY_VERIFY(!m_tab->status().seeing);
        QVERIFY(!m_tab->status().inTransaction);

        see(m_policies->seer);
        run(QStringLiteral("insert into notes (id) values (16); select generate_series(1, 200000)"));
        QTRY_VERIFY(m_tab->status().paused);
        bool agreed = false;
        m_tab->editor().setModified(false);
        m_tab->requestClose([&](bool yes) { agreed = yes; });
        QVERIFY(agreed); // nothing is lost that would have been kept
        QVERIFY(m_world->prompts.questions.isEmpty());
        m_tab->rollback(); // "Roll back" of the tool bar
        QTRY_VERIFY(idle() && !m_tab->status().inTransaction);

        bar().setKeepsChanges(true);
        run(QStringLiteral("insert into notes (id) values (16); select generate_series(1, 200000)"));
        QTRY_VERIFY(m_tab->status().paused);
        m_world->prompts.answer(QStringLiteral("Roll back and close"));
        agreed = false;
        m_tab->requestClose([&](bool yes) { agreed = yes; });
        QTRY_VERIFY(agreed);
        m_tab.reset(); // in the middle of it
        QTRY_COMPARE(m_policies->rowCount(), QStringLiteral("10"));
    }

    void lostConnection()
    {
        see(m_policies->seer);
        bar().setKeepsChanges(true);
        m_tab->editor().setText(QStringLiteral("insert into notes (id) values (17); select pg_sleep(100)"));
        m_tab->runScript();
        QTRY_VERIFY(messages().contains(QLatin1String("INSERT")));
        exec(QStringLiteral("select pg_terminate_backend(%1)").arg(m_tab->status().session->backendPid));
        QTRY_VERIFY(m_tab->status().lost && idle());
        QVERIFY(!m_tab->status().inTransaction);
        QVERIFY2(messages().contains(QLatin1String("server rolls back")), qPrintable(messages()));
        QTRY_COMPARE(m_policies->rowCount(), QStringLiteral("10"));
    }

    void productionIsAskedAbout()
    {
        auto profile = m_world->place.profile;
        profile.environment = profile::Environment::Production;
        m_tab->setConnection(profile, {});
        see(m_policies->seer);
        m_tab->editor().setText(QStringLiteral("delete from notes"));
        m_tab->runScript();
        QTRY_COMPARE(m_world->prompts.questions.size(), 1);
        QVERIFY(m_world->prompts.questions[0].text.contains(QLatin1String("rolled back")));
        QVERIFY(!m_tab->status().session);
    }

    void settingsAreKeptWhereAsked()
    {
        const QString file = m_world->home.filePath(QStringLiteral("settings.ini"));
        const auto onDisk = [&] {
            (void)m_world->settings.save();
            QFile text(file);
            return text.open(QIODevice::ReadOnly) ? QString::fromUtf8(text.readAll()) : QString();
        };
        see(m_policies->seer);
        const QList<access::RequestSetting> all{
            {QStringLiteral("app.tenant_id"), QStringLiteral("tenant-4711")},
            {QStringLiteral("app.api_token"), QStringLiteral("hidden-4712")}};
        bar().settings().setSettings(all);
        emit bar().settings().edited();
        QVERIFY(!onDisk().contains(QLatin1String("4711")));
        find<QCheckBox>("keepRequestSettings")->click();
        QTRY_VERIFY(onDisk().contains(QLatin1String("tenant-4711")));
        QVERIFY(!onDisk().contains(QLatin1String("4712")));
        // and not told in the messages
        QVERIFY(!bar().sql().contains(QLatin1String("4712")));
        run(QStringLiteral("select current_setting('app.api_token')"));
        QCOMPARE(cell(0, 0), QStringLiteral("hidden-4712"));
        QVERIFY(!messages().contains(QLatin1String("set_config('app.api_token', 'hidden")));

        const QUuid id = m_world->place.profile.id;
        const auto kept = ui::query::keptRequestSettings(m_world->settings, id);
        QCOMPARE(kept.size(), 2);
        QCOMPARE(kept[0], all[0]);
        QCOMPARE(kept[1].value, QString());
        QVERIFY(ui::query::keptRequestSettings(m_world->settings, QUuid::createUuid()).isEmpty());
        // another tab of the connection starts with them
        SqlTab second({m_world->theme, m_world->icons, m_world->pool, m_world->connector, m_world->settings,
                       m_world->prompts});
        second.setConnection(m_world->place.profile, {});
        second.setSeeing(true, m_policies->seer);
        QCOMPARE(second.seeAs().seeAs().settings, kept);
        find<QCheckBox>("keepRequestSettings")->click();
        QTRY_VERIFY(!onDisk().contains(QLatin1String("4711")));
    }
};

QTEST_MAIN(TestSeeAs)
#include "tst_seeas_db.moc"
