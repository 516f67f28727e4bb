// SPDX-License-Identifier: GPL-3.0-or-later
// A person looks through another role's eyes: from the tree to an SQL tab that is the role, fewer rows, an
// insert, the way out, and nothing is changed; then a table's rows, and what its policies hide.
#include "tests/journeys/journey.h"
#include "tests/support/policyworld.h"
#include "ui/browser/browserpanel.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/seeasbar.h"
#include "ui/query/seeasmode.h"
#include "ui/query/sqltab.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

#include <QLabel>
#include <QMenu>
#include <QToolButton>

using namespace ui;

class TestSeeAs : public Journey
{
    Q_OBJECT

    std::unique_ptr<support::PolicyWorld> m_policies;

    QAction *action(const char *id) { return window().actions().action(QLatin1StringView(id)); }

private slots:
    void initTestCase()
    {
        useFolders();
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        m_policies = std::make_unique<support::PolicyWorld>(url);
        VERIFY_OK(m_policies->make());
        start();
    }

    void cleanupTestCase()
    {
        end();
        VERIFY_OK(m_policies->drop());
    }

    void fromTheTreeAndBack()
    {
        connectTo(m_policies->url);
        const query::SqlTab *first = window().currentSqlTab();
        const tabs::TabStatus where = first->status();

        auto &browser = window().browser();
        browser.reveal(where.profile->id, {QStringLiteral("Roles"), m_policies->seer});
        QTRY_COMPARE(browser.currentRef().name, m_policies->seer);
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
        QTRY_VERIFY(sql->results().resultCount() == 1 && !sql->status().running);
        QCOMPARE(sql->results().pageAt(0)->result().rowCount(), 5);
        QVERIFY(find<QLabel>("statusWhere")->text().contains(QLatin1String("postgres as ")));
        QVERIFY(!sql->status().inTransaction);
        auto *count = sql->findChild<QPushButton *>(QStringLiteral("countHidden"));
        QTRY_VERIFY(count->isVisible());
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY(sql->seeAs().bar()->rowsText().contains(QLatin1String("6 hidden")));
        shot("rows");

        // out of it by the action that led in
        action("query.seeAs")->trigger();
        QVERIFY(!sql->status().seeing);
        QVERIFY(!action("query.seeAs")->isChecked());
        sql->editor().setText(QStringLiteral("select count(*), current_user from notes"));
        action("query.runScript")->trigger();
        QTRY_VERIFY(sql->results().resultCount() == 1 && !sql->status().running
                    && sql->results().pageAt(0)->result().rowCount() == 1);
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
        QTRY_COMPARE(browser.currentRef().name, QStringLiteral("notes"));
        emit browser.openTable(browser.currentRef());
        table::TableTab *tab = window().currentTableTab();
        QVERIFY(tab);
        QTRY_VERIFY(tab->page() && tab->page()->outcome());
        QCOMPARE(tab->page()->result().rowCount(), 10);

        action("query.seeAs")->trigger();
        QVERIFY(tab->status().seeing);
        auto *role = tab->findChild<QLineEdit *>(QStringLiteral("seeAsRoleText"));
        QTRY_VERIFY(role && role->hasFocus());
        QTest::keyClicks(role, m_policies->other);
        QTest::keyClick(role, Qt::Key_Return);
        QTRY_VERIFY(!tab->status().running && tab->page() && tab->page()->outcome()
                    && tab->page()->seenAs() == m_policies->other);
        QCOMPARE(tab->page()->result().rowCount(), 6);
        auto *count = tab->findChild<QPushButton *>(QStringLiteral("countHidden"));
        QTest::mouseClick(count, Qt::LeftButton);
        QTRY_VERIFY(tab->seeAs().bar()->rowsText().contains(QLatin1String("4 hidden")));
        shot("table");
        // counted with the condition, as the role
        QTest::mouseClick(tab->findChild<QPushButton *>(QStringLiteral("countRows")), Qt::LeftButton);
        QTRY_COMPARE(tab->findChild<QLabel *>(QStringLiteral("tableRows"))->text(), QStringLiteral("6 rows"));
        QTest::mouseClick(tab->findChild<QToolButton *>(QStringLiteral("seeAsLeave")), Qt::LeftButton);
        QTRY_VERIFY(!tab->status().running && tab->page() && tab->page()->outcome()
                    && tab->page()->seenAs().isEmpty());
        QCOMPARE(tab->page()->result().rowCount(), 10);
        QVERIFY(!tab->status().seeing);
    }
};

QTEST_MAIN(TestSeeAs)
#include "tst_seeas.moc"
