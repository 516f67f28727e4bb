// SPDX-License-Identifier: GPL-3.0-or-later
// A person looks through another role's eyes: from the tree to an SQL tab that is the role, fewer rows, an
// insert, the way out, and nothing is changed; then a table's rows, and what its policies hide.
// HOWDAH_SHOTS=folder keeps pictures, light and dark.
#include "app/program.h"
#include "tests/support/heartbeat.h"
#include "tests/support/policyworld.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/browser/browserpanel.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/query/sqltab.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

using namespace ui;

namespace {

// Generous: a loaded machine with two cores, under sanitizers, is still told from a frozen window.
constexpr qint64 LongestGap = 1500;

} // namespace

class TestSeeAs : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    std::unique_ptr<app::Program> m_program;
    std::unique_ptr<Heartbeat> m_heart;
    std::unique_ptr<support::PolicyWorld> m_policies;

    window::MainWindow &window() { return m_program->window(); }
    template <class T> T *find(const char *name) { return window().findChild<T *>(QLatin1String(name)); }
    QAction *action(const char *id) { return window().actions().action(QLatin1StringView(id)); }

    void shot(const char *name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const char *mode : {"theme.dark", "theme.light"}) {
            action(mode)->setChecked(true);
            QCoreApplication::sendPostedEvents();
            QVERIFY(
                window().grab().save(QStringLiteral("%1/journey-seeas-%2-%3.png")
                                         .arg(folder, QLatin1String(name), QLatin1String(mode).sliced(6))));
        }
    }

private slots:
    void initTestCase()
    {
        QVERIFY(m_home.isValid());
        qputenv("HOWDAH_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
        qputenv("HOWDAH_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_policies = std::make_unique<support::PolicyWorld>(url);
        VERIFY_OK(m_policies->make());
        m_program = std::make_unique<app::Program>(
            app::Program::Options{{}, std::make_unique<support::ScriptedPrompts>()});
        window().resize(1440, 900);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        window().activateWindow();
        m_heart = std::make_unique<Heartbeat>();
    }

    void cleanupTestCase()
    {
        const qint64 gap = m_heart->longestGap();
        m_heart.reset();
        qInfo("longest gap of the GUI thread: %lld ms", gap);
        QVERIFY(m_program->shutDown(std::chrono::seconds(10)));
        m_program.reset();
        VERIFY_OK(m_policies->drop());
        QVERIFY2(gap < LongestGap || qEnvironmentVariableIsSet("HOWDAH_SHOTS"),
                 qPrintable(QString::number(gap)));
    }

    void fromTheTreeAndBack()
    {
        find<QLineEdit>("adHocField")->setText(m_policies->url);
        QTest::mouseClick(find<QPushButton>("adHocConnect"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window().currentSqlTab(), 20000);
        const query::SqlTab *first = window().currentSqlTab();
        const tabs::TabStatus where = first->status();

        auto &browser = window().browser();
        browser.reveal(where.profile->id, {QStringLiteral("Roles"), m_policies->seer});
        QTRY_COMPARE_WITH_TIMEOUT(browser.currentRef().name, m_policies->seer, 20000);
        std::unique_ptr<QMenu> menu(browser.menuFor(browser.currentIndex()));
        auto *entry = menu->findChild<QAction *>(QStringLiteral("browserSeeAs"));
        QVERIFY(entry);
        entry->trigger();
        menu.reset();
        query::SqlTab *sql = window().currentSqlTab();
        QVERIFY(sql && sql != first);
        QVERIFY(sql->status().seeing);
        QVERIFY(action("query.seeAs")->isChecked());
        QVERIFY(!action("transaction.manual")->isEnabled());
        QCOMPARE(sql->seeAs().role(), m_policies->seer);

        sql->editor().setText(QStringLiteral("insert into notes (id, note) values (11, 'mine');\n"
                                             "select * from notes order by id;\n"));
        action("query.runScript")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(sql->results().resultCount() == 1 && !sql->status().running, 20000);
        QCOMPARE(sql->results().pageAt(0)->result().rowCount(), 5);
        QVERIFY(find<QLabel>("statusWhere")->text().contains(QLatin1String("postgres as ")));
        QVERIFY(!sql->status().inTransaction);
        auto *count = sql->findChild<QPushButton *>(QStringLiteral("countHidden"));
        QTRY_VERIFY(count->isVisible());
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(sql->seeAs().bar()->rowsText().contains(QLatin1String("6 hidden")), 20000);
        shot("rows");

        // out of it by the action that led in
        action("query.seeAs")->trigger();
        QVERIFY(!sql->status().seeing);
        QVERIFY(!action("query.seeAs")->isChecked());
        sql->editor().setText(QStringLiteral("select count(*), current_user from notes"));
        action("query.runScript")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(sql->results().resultCount() == 1 && !sql->status().running
                                     && sql->results().pageAt(0)->result().rowCount() == 1,
                                 20000);
        const auto cell = sql->results().pageAt(0)->result().cell(0, 0);
        QCOMPARE(QString::fromUtf8(cell.bytes()), QStringLiteral("10"));
        QCOMPARE(m_policies->rowCount(), QStringLiteral("10"));
        // a tab that is not seen as anybody says so
        window().tabs().setCurrent(const_cast<query::SqlTab *>(first));
        QVERIFY(!action("query.seeAs")->isChecked());
        QVERIFY(action("query.seeAs")->isEnabled());
    }

    void aTablesRows()
    {
        const tabs::TabStatus where = window().currentSqlTab()->status();
        auto &browser = window().browser();
        browser.reveal(
            where.profile->id,
            {where.database, QStringLiteral("public"), QStringLiteral("Tables"), QStringLiteral("notes")});
        QTRY_COMPARE_WITH_TIMEOUT(browser.currentRef().name, QStringLiteral("notes"), 20000);
        emit browser.openTable(browser.currentRef());
        table::TableTab *tab = window().currentTableTab();
        QVERIFY(tab);
        QTRY_VERIFY_WITH_TIMEOUT(tab->page() && tab->page()->outcome(), 20000);
        QCOMPARE(tab->page()->result().rowCount(), 10);

        action("query.seeAs")->trigger();
        QVERIFY(tab->status().seeing);
        auto *role = tab->findChild<QLineEdit *>(QStringLiteral("seeAsRoleText"));
        QTRY_VERIFY(role && role->hasFocus());
        QTest::keyClicks(role, m_policies->other);
        QTest::keyClick(role, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!tab->status().running && tab->page() && tab->page()->outcome()
                                     && tab->page()->seenAs() == m_policies->other,
                                 20000);
        QCOMPARE(tab->page()->result().rowCount(), 6);
        auto *count = tab->findChild<QPushButton *>(QStringLiteral("countHidden"));
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(tab->seeAs().bar()->rowsText().contains(QLatin1String("4 hidden")), 20000);
        shot("table");
        // counted with the condition, as the role
        QTest::mouseClick(tab->findChild<QPushButton *>(QStringLiteral("countRows")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(tab->findChild<QLabel *>(QStringLiteral("tableRows"))->text(),
                                  QStringLiteral("6 rows"), 20000);
        QTest::mouseClick(tab->findChild<QToolButton *>(QStringLiteral("seeAsLeave")), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!tab->status().running && tab->page() && tab->page()->outcome()
                                     && tab->page()->seenAs().isEmpty(),
                                 20000);
        QCOMPARE(tab->page()->result().rowCount(), 10);
        QVERIFY(!tab->status().seeing);
    }
};

QTEST_MAIN(TestSeeAs)
#include "tst_seeas.moc"
