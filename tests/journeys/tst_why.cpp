// SPDX-License-Identifier: GPL-3.0-or-later
// A person is refused a table, asks why, and cures it, in the real window.
#include "core/base/sqlquote.h"
#include "tests/journeys/journey.h"
#include "ui/access/whytab.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/forms/sqlpanel.h"
#include "ui/query/resultpage.h"
#include "ui/query/sqltab.h"
#include "ui/tabs/tabarea.h"

#include <QComboBox>
#include <QMenu>
#include <QRandomGenerator>
#include <QUrl>

using namespace ui;

class TestWhy : public Journey
{
    Q_OBJECT

    QString m_url;
    QString m_role;

    access::WhyTab *why() { return qobject_cast<access::WhyTab *>(window().tabs().current()); }
    void exec(const QString &sql) { VERIFY_OK(TestServer::query(m_url, sql)); }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        m_role = QStringLiteral("ana <b>&%1 ") + QString::number(QRandomGenerator::global()->generate(), 36);
        exec(QStringLiteral("create role %1 login; create schema sales; create table sales.orders (id int); "
                            "insert into sales.orders values (1), (2)")
                 .arg(core::quoteIdentifier(m_role)));
    }

    void init()
    {
        useFolders();
        start();
    }

    void cleanup() { end(); }

    void cleanupTestCase()
    {
        exec(QStringLiteral("drop owned by %1; drop role %1").arg(core::quoteIdentifier(m_role)));
    }

    void refusedAskedAndCured()
    {
        connectTo(m_url);
        query::SqlTab *sql = window().currentSqlTab();
        const tabs::TabStatus where = sql->status();

        // from the tree
        auto &browser = window().browser();
        browser.reveal(
            where.profile->id,
            {where.database, QStringLiteral("sales"), QStringLiteral("Tables"), QStringLiteral("orders")});
        QTRY_COMPARE(browser.currentRef().name, QStringLiteral("orders"));
        std::unique_ptr<QMenu> menu(browser.menuFor(browser.currentIndex()));
        auto *entry = menu->findChild<QAction *>(QStringLiteral("browserWhy"));
        QVERIFY(entry);
        entry->trigger();
        menu.reset();
        QTRY_VERIFY(why() && !why()->isBusy());
        QVERIFY(!why()->answer());
        QVERIFY(why()->form().values().text(QStringLiteral("object")).startsWith(QLatin1String("table:")));
        shot("asked");

        // who: typed, as a person types it
        auto *who = why()->findChild<QLineEdit *>(QStringLiteral("roleText"));
        if (who) {
            who->setFocus();
            QTest::keyClicks(who, m_role);
        } else {
            auto *box = why()->findChild<QComboBox *>(QStringLiteral("role"));
            QVERIFY(box);
            box->setFocus();
            const int at = box->findText(m_role);
            QVERIFY(at >= 0);
            box->setCurrentIndex(at);
            emit box->activated(at);
        }
        QTRY_VERIFY(why()->answer() && !why()->isBusy());
        QVERIFY(!why()->answer()->allowed);
        QVERIFY(why()->sqlPanel().shownSql().contains(QLatin1String("grant usage on schema sales")));
        shot("missing");

        QTest::mouseClick(why()->findChild<QPushButton *>(QStringLiteral("formSave")), Qt::LeftButton);
        QTRY_VERIFY(why()->answer() && why()->answer()->allowed && !why()->isBusy());
        QVERIFY(why()->isAncestorOf(QApplication::focusWidget())); // the keyboard stays where the answer is
        shot("cured");
        const auto rows = TestServer::query(m_url,
                                            QStringLiteral("set role %1; select count(*) from sales.orders")
                                                .arg(core::quoteIdentifier(m_role)));
        VERIFY_OK(rows);
        QCOMPARE(rows->value(0).value(0), QStringLiteral("2"));
        VERIFY_OK(TestServer::query(
            m_url, QStringLiteral("revoke all on sales.orders from %1").arg(core::quoteIdentifier(m_role))));
    }

    void fromARefusedStatement()
    {
        QString url = m_url;
        url.replace(QLatin1String("user=postgres"),
                    QLatin1String("user=") + QString::fromLatin1(QUrl::toPercentEncoding(m_role)));
        connectTo(url);
        query::SqlTab *sql = window().currentSqlTab();
        sql->editor().setText(QStringLiteral("select * from sales.orders"));
        sql->runStatement();
        QPushButton *button = nullptr;
        QTRY_VERIFY((button = sql->banner().findChild<QPushButton *>(QStringLiteral("bannerButton0"))));
        QVERIFY(sql->banner().isVisible());
        shot("refused");
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(why() && why()->answer() && !why()->isBusy());
        QVERIFY(!why()->answer()->allowed);
        QCOMPARE(why()->form().values().text(QStringLiteral("role")), m_role);
        QVERIFY(why()->verdict().contains(QLatin1String("sales.orders")));
    }

    /// Who is asked about is who the tab acted as, where it looked.
    void afterSetRole_data()
    {
        QTest::addColumn<bool>("transaction");
        QTest::newRow("set role, set search_path") << false;
        QTest::newRow("in a transaction that has failed") << true;
    }
    void afterSetRole()
    {
        QFETCH(bool, transaction);
        exec(QStringLiteral("create schema if not exists \"s \"\"2\"; create table if not exists "
                            "\"s \"\"2\".orders (id int); grant usage on schema \"s \"\"2\" to %1")
                 .arg(core::quoteIdentifier(m_role)));
        connectTo(m_url);
        query::SqlTab *sql = window().currentSqlTab();
        sql->editor().setText(
            QStringLiteral("%1set role %2;\nset search_path to \"s \"\"2\", public;\n"
                           "select * from orders;")
                .arg(transaction ? QStringLiteral("begin;\n") : QString(), core::quoteIdentifier(m_role)));
        sql->runScript();
        QPushButton *button = nullptr;
        const auto why1 = [&] {
            const auto buttons = sql->banner().findChildren<QPushButton *>();
            for (QPushButton *one : buttons) {
                if (one->text() == QLatin1String("Why?"))
                    button = one;
            }
            return button != nullptr;
        };
        QTRY_VERIFY(why1() && !sql->status().running);
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY(why());
        QTRY_VERIFY2(!why()->isBusy() && (transaction || why()->answer()),
                     qPrintable(why()->banner().fullText() + why()->verdict()));
        if (transaction) { // nobody can be asked: it is said, and the login role is what is left
            QVERIFY2(why()->headline().contains(QLatin1String("cannot be asked")),
                     qPrintable(why()->headline()));
            shot("failed");
            return;
        }
        QVERIFY2(why()->headline().contains(m_role), qPrintable(why()->headline()));
        QVERIFY(why()->headline().contains(QLatin1String("s \"2")));
        QCOMPARE(why()->form().values().text(QStringLiteral("role")), m_role);
        QVERIFY(!why()->answer()->allowed);
        QVERIFY(why()->verdict().contains(QLatin1String("s \"2.orders")));
        shot("acting");
    }
};

QTEST_MAIN(TestWhy)
#include "tst_why.moc"
