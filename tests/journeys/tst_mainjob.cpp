// SPDX-License-Identifier: GPL-3.0-or-later
// The main job on the real window and a real server, with keys and clicks: connect, expand, run, cancel,
// export, lose the server and come back. Each journey prints the longest gap of the GUI thread.
#include "core/query/runner.h"
#include "tests/journeys/journey.h"
#include "ui/base/banner.h"
#include "ui/browser/browserpanel.h"
#include "ui/connections/welcome.h"
#include "ui/editor/codearea.h"
#include "ui/grid/gridview.h"
#include "ui/inspector/cellinspector.h"
#include "ui/palette/commandpalette.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

#include <QLabel>
#include <QTreeView>

using namespace ui;
using query::SqlTab;

class TestMainJob : public Journey
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;

    SqlTab *tab() { return window().currentSqlTab(); }

    QString statusText(const char *name)
    {
        auto *label = find<QLabel>(name);
        return label ? label->text() : QString();
    }

    void type(const QString &sql)
    {
        tab()->editor().setText(sql);
        tab()->editor().area().setFocus();
    }

    query::ResultPage *page() { return tab()->results().currentPage(); }

    void connectToServer() { connectTo(m_server->url()); }

private slots:
    void initTestCase()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        m_server = std::move(*server);
        VERIFY_OK(m_server->exec(QStringLiteral(
            "create schema sales; create table sales.\"Order & <b>\" (id int primary key, "
            "note text not null); "
            "insert into sales.\"Order & <b>\" select n, 'note ' || n from generate_series(1, 500) n; "
            "analyze sales.\"Order & <b>\"")));
    }

    void init()
    {
        useFolders();
        start({1280, 800});
    }

    void cleanup() { end(); }

    void connectAndExpand()
    {
        QVERIFY(find<QWidget>("welcome")->isVisible());
        connectToServer();
        auto &browser = window().browser();
        const QUuid id = tab()->status().profile->id;
        browser.reveal(id,
                       {QStringLiteral("postgres"), QStringLiteral("sales"), QStringLiteral("Tables"),
                        QStringLiteral("Order & <b>")});
        QTRY_COMPARE(browser.currentRef().name, QStringLiteral("Order & <b>"));
        auto &model = window().browserModel();
        const QModelIndex table = browser.currentIndex();
        QTRY_VERIFY(model.rowCount(table) >= 2);
        QCOMPARE(model.index(0, 0, table).data().toString(), QStringLiteral("id"));

        // Enter on a table shows its rows
        emit browser.openTable(browser.currentRef());
        auto *opened = window().currentTableTab();
        QVERIFY(opened);
        QTRY_VERIFY(opened->page() && opened->page()->outcome());
        QCOMPARE(opened->page()->result().rowCount(), 500);
        QCOMPARE(opened->title(), QStringLiteral("sales.Order & <b>"));
    }

    void runWithKeys()
    {
        connectToServer();
        type(
            QStringLiteral("select 1 as one, null as nothing, '' as empty;\n\nselect n, n::text || ' é' from "
                           "generate_series(1, 20000) n;\n"));
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->outcome());
        QCOMPARE(page()->result().rowCount(), 1);
        QCOMPARE(tab()->results().resultCount(), 1);
        QVERIFY(statusText("statusWhere").contains(QLatin1String("postgres")));
        QVERIFY(statusText("statusVersion").startsWith(QLatin1String("PostgreSQL ")));
        QTRY_COMPARE(statusText("statusState"), QStringLiteral("idle"));

        press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(tab()->results().resultCount(), 2);
        QTRY_VERIFY(tab()->results().pageAt(1)->outcome());
        QCOMPARE(tab()->results().pageAt(1)->result().rowCount(), 20000);

        // the inspector follows the cell
        page()->view().setCurrentCell(0, 0);
        QTRY_COMPARE(window().inspector().shownText(), QStringLiteral("1"));
    }

    /// Typing goes on where it was, although the button cannot be used while the statement runs.
    void runWithTheMouse()
    {
        connectToServer();
        type(QStringLiteral("select 1;"));
        QTest::mouseClick(find<QPushButton>("run"), Qt::LeftButton);
        QTRY_VERIFY(page() && page()->outcome());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("-- x"));
        QVERIFY(tab()->editor().text().contains(QLatin1String("-- x")));
    }

    void errorIsShownWhereItIs()
    {
        connectToServer();
        type(QStringLiteral("select 'é😀',\n       nonsense from pg_class;\n"));
        press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(tab()->results().messages().toPlainText().contains(QLatin1String("42703")));
        QVERIFY(tab()->results().messages().toPlainText().contains(QLatin1String("nonsense")));
        QCOMPARE(tab()->results().resultCount(), 0);
        QTRY_VERIFY(!tab()->status().running);
    }

    void cancelWithEscape()
    {
        connectToServer();
        type(QStringLiteral("select n, pg_sleep(0.01) from generate_series(1, 100000) n"));
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->result().rowCount() > 5);
        QElapsedTimer clock;
        clock.start();
        press(Qt::Key_Escape);
        QTRY_VERIFY(!tab()->status().running);
        qInfo("cancel took %lld ms", clock.elapsed());
        QVERIFY(clock.elapsed() < support::Patience);
        QVERIFY(page()->outcome()->error->isCancelled());
        QVERIFY(page()->result().rowCount() > 5); // rows that came stay
        type(QStringLiteral("select 42"));
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->outcome() && page()->outcome()->ok());
    }

    void transactionByHand()
    {
        connectToServer();
        tab()->setAutoCommit(false);
        type(QStringLiteral("create table by_hand (a int)"));
        press(Qt::Key_F5);
        QTRY_VERIFY(tab()->status().inTransaction && !tab()->status().running);
        QVERIFY(statusText("statusState").startsWith(QLatin1String("in transaction")));
        // closing asks, Cancel keeps the tab
        window().tabs().close(tab());
        QTRY_COMPARE(m_prompts->questions.size(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(tab());
        window().actions().action(QLatin1StringView("transaction.rollback"))->trigger();
        QTRY_VERIFY(!tab()->status().inTransaction && !tab()->status().running);
        const auto rows = m_server->exec(QStringLiteral("select to_regclass('by_hand') is null"));
        VERIFY_OK(rows);
        QCOMPARE(rows->first().first(), QStringLiteral("t"));
        tab()->setAutoCommit(true);
    }

    void exportToCsv()
    {
        connectToServer();
        type(QStringLiteral(
            "select n as id, case when n % 3 = 0 then null else 'a,\"' || n end as \"te,xt\" from "
            "generate_series(1, 5000) n"));
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->outcome());
        const QString path = m_home.filePath(QStringLiteral("out.csv"));
        press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QWidget *panel = nullptr;
        QTRY_VERIFY((panel = find<QWidget>("exportPanel")));
        auto *target = find<QLineEdit>("exportPath", panel);
        QVERIFY(target);
        target->setText(path);
        QTest::mouseClick(find<QPushButton>("exportStart", panel), Qt::LeftButton);
        QTRY_VERIFY(QFile::exists(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("id,\"te,xt\"\n1,\"a,\"\"1\"\n2,\"a,\"\"2\"\n3,\n"));
        QCOMPARE(bytes.count('\n'), 5001);
    }

    void paletteRunsAnAction()
    {
        connectToServer();
        const int before = window().tabs().count();
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window().palette().isOpen());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("new sql tab"));
        press(Qt::Key_Return);
        QTRY_COMPARE(window().tabs().count(), before + 1);
        QVERIFY(!window().palette().isOpen());
    }

    void bigResultKeepsTheWindowAlive()
    {
        connectToServer();
        type(QStringLiteral(
            "select n, n * 2 as twice, md5(n::text) as hash, now() as at from generate_series(1, 500000) n"));
        m_heart->reset();
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->result().isPaused());
        QTest::mouseClick(find<QPushButton>("pauseAll"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(page()->outcome(), 60000);
        QVERIFY(find<QWidget>("pauseBar")->isHidden());
        QCOMPARE(page()->result().rowCount(), 500000);
        page()->view().setCurrentCell(499999, 0);
        QTRY_COMPARE(window().inspector().shownText(), QStringLiteral("500000"));
    }

    void serverLostAndBack()
    {
        connectToServer();
        type(QStringLiteral("select n, pg_sleep(0.01) from generate_series(1, 100000) n"));
        const QString text = tab()->editor().text();
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->result().rowCount() > 5);
        m_server->killPostmaster();
        QTRY_VERIFY(tab()->status().lost && !tab()->status().running);
        QVERIFY(tab()->banner().isVisible());
        QCOMPARE(tab()->editor().text(), text);
        QVERIFY(page()->result().rowCount() > 5);
        QVERIFY(tab()->results().messages().toPlainText().contains(QLatin1String("unknown")));
        QCOMPARE(statusText("statusState"), QStringLiteral("connection lost"));

        VERIFY_OK(m_server->restart());
        auto *reconnect = find<QPushButton>("bannerButton0", &tab()->banner());
        QVERIFY(reconnect);
        QTest::mouseClick(reconnect, Qt::LeftButton);
        QTRY_COMPARE(statusText("statusState"), QStringLiteral("idle"));
        // nothing ran by itself
        const auto running = m_server->exec(QStringLiteral(
            "select count(*) from pg_stat_activity where query like '%pg_sleep(0.01)%' and pid <> "
            "pg_backend_pid()"));
        VERIFY_OK(running);
        QCOMPARE(running->first().first(), QStringLiteral("0"));
        type(QStringLiteral("select 'back'"));
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->outcome() && page()->outcome()->ok());
    }

    void firstStart()
    {
        // the first step has the focus, and the empty strip of tabs takes no room
        QCOMPARE(QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(),
                 QStringLiteral("startPlayground"));
        QVERIFY(!find<QWidget>("tabs")->isVisible());
        QVERIFY(window().height() <= window().screen()->availableSize().height());
        press(Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::focusWidget());
        QTRY_VERIFY(qobject_cast<QLineEdit *>(QApplication::focusWidget())); // typing fills the form at once
    }

    // What cannot be reached says so where one looks, and in the tree.
    void failedConnectionIsSeen()
    {
        find<QLineEdit>("adHocField")->setText(QStringLiteral("postgresql://u@127.0.0.1:1/d%26%3Cb%3E"));
        QTest::mouseClick(find<QPushButton>("adHocConnect"), Qt::LeftButton);
        Banner *banner = nullptr;
        QTRY_VERIFY((banner = window().findChild<Banner *>(QStringLiteral("windowBanner")))
                    && banner->isVisible());
        QCOMPARE(banner->tone(), Banner::Tone::Danger);
        QVERIFY(find<QPushButton>("bannerButton0", banner)->isVisible());
        auto &model = window().browserModel();
        const QModelIndex server = model.index(0, 0);
        QTRY_COMPARE(model.rowCount(server), 1);
    }

    // A statement without a result says how many rows it changed; a result without rows says that.
    void changedRowsAreTold()
    {
        connectToServer();
        type(QStringLiteral("create temp table told as select generate_series(1, 4) n;"
                            "update told set n = 1; select * from told where n = 7"));
        press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(page() && page()->outcome());
        QVERIFY(tab()->results().messages().toPlainText().contains(QLatin1String("4 rows updated")));
        QVERIFY(page()->view().accessibleDescription().contains(QLatin1String("0 rows")));
    }

    void paletteGoesToAnObject()
    {
        connectToServer();
        const int before = window().tabs().count();
        window().browser().reveal(tab()->status().profile->id,
                                  {QStringLiteral("postgres"), QStringLiteral("sales")});
        QTRY_COMPARE(window().browser().currentRef().name, QStringLiteral("sales"));
        tab()->focusWork();
        press(Qt::Key_K, Qt::ControlModifier);
        QTRY_VERIFY(window().palette().isOpen());
        QTest::keyClicks(QApplication::focusWidget(), QStringLiteral("Order & <b>"));
        // its names may still be on their way; the list follows
        auto *list = find<QAbstractItemView>("paletteList");
        QTRY_VERIFY(list->model()->rowCount() > 0);
        press(Qt::Key_Return);
        QTRY_COMPARE(window().tabs().count(), before + 1);
        QVERIFY(window().currentTableTab());
        QCOMPARE(window().currentTableTab()->title(), QStringLiteral("sales.Order & <b>"));
    }

    void newTableStandsInTheTree()
    {
        connectToServer();
        auto &browser = window().browser();
        browser.reveal(tab()->status().profile->id,
                       {QStringLiteral("postgres"), QStringLiteral("sales"), QStringLiteral("Tables")});
        QTRY_COMPARE(browser.currentRef().kind, QStringLiteral("table"));
        auto &model = window().browserModel();
        QTRY_COMPARE(model.rowCount(browser.currentIndex()), 1);
        type(QStringLiteral("create table sales.second (a int)"));
        press(Qt::Key_F5);
        QTRY_COMPARE(model.rowCount(browser.currentIndex()), 2);
        type(QStringLiteral("drop table sales.second"));
        press(Qt::Key_F5);
        QTRY_COMPARE(model.rowCount(browser.currentIndex()), 1);
    }

    // The mark beside a statement of many lines outlives it by one repaint.
    void textReplacedByLess()
    {
        connectToServer();
        type(QStringLiteral("select 1,\n2,\n3,\n4,\n5,\n6\nfrom pg_class;\n"));
        tab()->editor().grab();
        press(Qt::Key_A, Qt::ControlModifier);
        press(Qt::Key_S);
        tab()->editor().grab();
        QCOMPARE(tab()->editor().text(), QStringLiteral("s"));
    }

    void narrowWindow()
    {
        connectToServer();
        QVERIFY(window().inspector().isVisible());
        window().resize(800, 500);
        QTRY_COMPARE(window().width(), 800); // nothing holds it wider
        QTRY_VERIFY(!window().inspector().isVisible());
        window().resize(1280, 800);
        QTRY_VERIFY(window().inspector().isVisible());
    }

    void failedTransaction()
    {
        connectToServer();
        type(QStringLiteral("begin; select 1/0; select 2"));
        press(Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(tab()->status().transactionFailed && !tab()->status().running);
        QVERIFY(tab()->results().messages().toPlainText().contains(QLatin1String("was not run")));
        QVERIFY(!window().actions().action(QLatin1StringView("transaction.commit"))->isEnabled());
        const auto button = [&] { return find<QPushButton>("bannerButton0", &tab()->banner()); };
        QTRY_VERIFY(button() && button()->isVisible());
        QTest::mouseClick(button(), Qt::LeftButton);
        QTRY_VERIFY(!tab()->status().inTransaction && !tab()->status().running);
        QTRY_VERIFY(!tab()->banner().isVisible());
    }

    // One "Cancel" while the window closes, and no tab is gone.
    void closingIsAllOrNothing()
    {
        connectToServer();
        window().newSqlTab();
        tab()->setAutoCommit(false);
        type(QStringLiteral("select 1"));
        press(Qt::Key_F5);
        QTRY_VERIFY(tab()->status().inTransaction && !tab()->status().running);
        tab()->setAutoCommit(true); // of tabs to come
        const int before = window().tabs().count();
        const auto asked = m_prompts->questions.size();
        window().close();
        QTRY_COMPARE(m_prompts->questions.size(), asked + 1);
        QTRY_COMPARE(window().tabs().count(), before);
        QVERIFY(window().isVisible());
    }

    // From the text to the result and on, and back, without a mouse.
    void partsOfTheWindowByKey()
    {
        connectToServer();
        type(QStringLiteral("select 1"));
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->outcome());
        press(Qt::Key_F6);
        QTRY_VERIFY(page()->view().hasFocus());
        press(Qt::Key_F6, Qt::ShiftModifier);
        QTRY_VERIFY(tab()->editor().area().hasFocus());
    }

    void themeSwitchesWhileRunning()
    {
        connectToServer();
        type(QStringLiteral("select 1"));
        window().actions().action(QLatin1StringView("theme.dark"))->trigger();
        QTRY_VERIFY(m_program->theme().isDark());
        QVERIFY(window().grab().toImage().pixelColor(640, 700).lightness() < 80);
        window().actions().action(QLatin1StringView("theme.light"))->trigger();
        QTRY_VERIFY(!m_program->theme().isDark());
        QVERIFY(window().grab().toImage().pixelColor(640, 700).lightness() > 200);
    }

    // Every widget one can act on has a name for tests and screen readers.
    void everyControlHasAName()
    {
        connectToServer();
        type(QStringLiteral("select 1"));
        press(Qt::Key_F5);
        QTRY_VERIFY(page() && page()->outcome());
        window().actions().action(QLatin1StringView("connection.new"))->trigger();
        QTRY_VERIFY(window().findChild<QWidget *>(QStringLiteral("connectionForm")));
        QStringList nameless;
        for (QWidget *widget : window().findChildren<QWidget *>()) {
            const bool acts = qobject_cast<QAbstractButton *>(widget) || qobject_cast<QLineEdit *>(widget)
                || qobject_cast<QAbstractItemView *>(widget);
            if (!acts || !widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            // Qt's own: the icons inside a field, which are reached through the field
            if (widget->inherits("QLineEditIconButton"))
                continue;
            const bool named = !widget->accessibleName().isEmpty()
                || (qobject_cast<QAbstractButton *>(widget)
                    && !static_cast<QAbstractButton *>(widget)->text().isEmpty());
            if (!named)
                nameless << QStringLiteral("%1 %2").arg(QLatin1String(widget->metaObject()->className()),
                                                        widget->objectName());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(QStringLiteral("; "))));
    }
};

QTEST_MAIN(TestMainJob)
#include "tst_mainjob.moc"
