// SPDX-License-Identifier: GPL-3.0-or-later
// Results larger than anyone reads, on the real window and a real server, with keys and clicks: they wait at
// the limit, go on when one scrolls or asks, end when one has enough, and never cost a transaction.
#include "tests/journeys/journey.h"
#include "ui/editor/codearea.h"
#include "ui/grid/gridview.h"
#include "ui/query/messagesview.h"
#include "ui/query/pausebar.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/tabs/tabarea.h"

#include <QLabel>
#include <QScrollBar>

using namespace ui;
using query::SqlTab;

namespace {

constexpr qsizetype Step = 100000;

} // namespace

class TestLargeResults : public Journey
{
    Q_OBJECT

    SqlTab *tab() { return window().currentSqlTab(); }
    query::ResultPage *page() { return tab()->results().currentPage(); }
    core::result::ResultSet &result() { return page()->result(); }
    query::PauseBar *bar() { return page()->findChild<query::PauseBar *>(); }

    QString stateText() { return find<QLabel>("statusState")->text(); }
    QPushButton *button(const char *name) { return find<QPushButton>(name, page()); }

    void run(const QString &sql)
    {
        tab()->editor().setText(sql);
        tab()->editor().area().setFocus();
        press(Qt::Key_F5);
    }

    void runUntilPaused(const QString &sql)
    {
        run(sql);
        QTRY_VERIFY(page() && result().isPaused());
        QCOMPARE(result().rowCount(), Step);
    }

private slots:
    void init()
    {
        useFolders();
        start({1280, 800});
        const QString url = TestServer::createDatabase();
        QVERIFY(!url.isEmpty());
        connectTo(url);
    }

    void cleanup() { end(); }

    void tenMillionRowsWhileTheyArrive()
    {
        constexpr qsizetype Rows = 10'000'000;
        runUntilPaused(QStringLiteral("select generate_series(1, 10000000) as n"));
        QVERIFY(bar()->isVisible());
        QVERIFY(bar()->text().contains(QLatin1String("more on the server")));
        button("pauseAll")->setFocus();
        press(Qt::Key_Space);
        QTRY_VERIFY(!result().isPaused());
        page()->view().setFocus();

        // back and forth, to the end that moves on and to the middle, by key and by scroll bar
        QScrollBar *scroll = page()->view().verticalScrollBar();
        qsizetype seen = 0;
        int frames = 0;
        QElapsedTimer clock;
        clock.start();
        while (!page()->outcome() && clock.elapsed() < 120'000) {
            const qsizetype before = result().rowCount();
            press(frames % 3 == 0 ? Qt::Key_End : Qt::Key_PageUp,
                  frames % 3 == 0 ? Qt::ControlModifier : Qt::NoModifier);
            if (frames % 3 == 2)
                scroll->setValue(int(before / 2));
            page()->view().viewport()->repaint();
            const int top = page()->view().topRow();
            QCOMPARE(result().cell(top, 0).bytes(), QByteArrayView(QByteArray::number(top + 1)));
            if (frames % 3 == 0)
                QVERIFY(top > before - 200);
            seen = std::max(seen, before);
            ++frames;
            QTRY_VERIFY(result().rowCount() > before || page()->outcome());
        }
        QVERIFY(page()->outcome() && page()->outcome()->ok());
        qInfo("%d frames in %lld ms, the last with %lld rows", frames, clock.elapsed(), qint64(seen));
        QVERIFY(frames > 10);
        QTRY_COMPARE(result().rowCount(), Rows);
        press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(page()->view().currentResultRow(), Rows - 1);
        QCOMPARE(result().cell(Rows - 1, 0).bytes(), QByteArrayView("10000000"));
        QVERIFY(!bar()->isVisible());
        // one byte a cell and half a byte for the offsets
        QVERIFY(result().memory() + result().spilled() < Rows * 9);
    }

    void findAndSortAMillionRowsWhileTheyArrive()
    {
        runUntilPaused(QStringLiteral("select n, 'row ' || n as name from generate_series(1, 1000000) n"));
        page()->view().setFocus();
        page()->view().setCurrentCell(0, 0);
        page()->view().sortDescending();
        QTRY_VERIFY(button("workNoteHelp")->isVisible());
        QVERIFY(page()->view().rowOrder().isAsReceived());
        press(Qt::Key_F, Qt::ControlModifier);
        auto *text = find<QLineEdit>("gridFindText", page());
        QTRY_VERIFY(text->hasFocus());
        QTest::keyClicks(text, QStringLiteral("ROW 77777"));
        auto *count = find<QLabel>("gridFindCount", page());
        QTRY_COMPARE(count->text(), QStringLiteral("1 of 1"));
        QCOMPARE(page()->view().currentResultRow(), 77'776);
        // Fetch all and sort; the search goes on, the grid scrolls
        QTest::mouseClick(button("workNoteHelp"), Qt::LeftButton);
        while (!page()->outcome()) {
            page()->view().scrollByPixels(5000);
            page()->view().viewport()->repaint();
            QTest::keyClick(&window(), Qt::Key_F3);
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        }
        QTRY_COMPARE(page()->view().sortKeys().size(), 1);
        QTRY_VERIFY(count->text().endsWith(QLatin1String("of 11")));
        QCOMPARE(page()->view().shown().order.resultRow(0), 999'999);
        text->setFocus();
        press(Qt::Key_Escape);
        QVERIFY(!text->isVisible());
        QTRY_VERIFY(page()->view().hasFocus());
    }

    void scrollingToTheLastRowReadsOn()
    {
        runUntilPaused(QStringLiteral("select generate_series(1, 1000000)"));
        page()->view().setFocus();
        press(Qt::Key_PageDown);
        QVERIFY(result().isPaused());
        press(Qt::Key_End, Qt::ControlModifier);
        QTRY_COMPARE(result().rowCount(), 2 * Step);
        QTRY_VERIFY(result().isPaused()); // one step for one visit
        QTest::mouseClick(button("pauseMore"), Qt::LeftButton);
        QTRY_COMPARE(result().rowCount(), 3 * Step);
        QTRY_VERIFY(result().isPaused());
        QTest::mouseClick(button("pauseStop"), Qt::LeftButton);
        QTRY_VERIFY(page()->outcome());
        QVERIFY(page()->outcome()->ok());
        QCOMPARE(result().rowCount(), 3 * Step);
        QVERIFY(!bar()->isVisible());
        QVERIFY(find<QLabel>("resultState", page())->text().contains(QLatin1String("more on the server")));
    }

    void escapeHasEnough()
    {
        runUntilPaused(QStringLiteral("select generate_series(1, 1000000)"));
        QTRY_VERIFY(stateText().startsWith(QLatin1String("paused")));
        QVERIFY(!tab()->status().running);
        press(Qt::Key_Escape);
        QTRY_VERIFY(page()->outcome());
        QVERIFY(page()->outcome()->ok() && page()->outcome()->stoppedByReader);
        QTRY_COMPARE(stateText(), QStringLiteral("idle"));
    }

    void anotherStatementEndsThePausedOne()
    {
        runUntilPaused(QStringLiteral("select generate_series(1, 1000000)"));
        run(QStringLiteral("select 42 as answer"));
        QTRY_VERIFY(page() && page()->outcome() && result().rowCount() == 1);
        QCOMPARE(result().cell(0, 0).bytes(), QByteArrayView("42"));
        QVERIFY(m_prompts->questions.isEmpty());
    }

    void closingAPausedTabAsksNothing()
    {
        runUntilPaused(QStringLiteral("select generate_series(1, 1000000)"));
        tab()->editor().setModified(false);
        const int before = window().tabs().count();
        window().tabs().close(tab());
        QTRY_COMPARE(window().tabs().count(), before - 1);
        QVERIFY(m_prompts->questions.isEmpty());
    }

    void commitWhilePaused()
    {
        run(QStringLiteral("create table kept (a int)"));
        QTRY_VERIFY(!tab()->status().running && tab()->status().session);
        tab()->setAutoCommit(false);
        run(QStringLiteral("insert into kept values (1)"));
        QTRY_VERIFY(tab()->status().inTransaction && !tab()->status().running);
        runUntilPaused(QStringLiteral("select generate_series(1, 1000000)"));
        QVERIFY(result().isInTransaction());
        QVERIFY(tab()->status().inTransaction);
        window().actions().action(QLatin1StringView("transaction.commit"))->trigger();
        QTRY_VERIFY(!tab()->status().inTransaction && !tab()->status().running);
        QVERIFY(page()->outcome()->ok());
        QCOMPARE(result().rowCount(), Step);
        QVERIFY(tab()->results().messages().toPlainText().contains(QLatin1String("COMMIT")));
        tab()->setAutoCommit(true);
        run(QStringLiteral("select count(*) from kept"));
        QTRY_VERIFY(page() && page()->outcome() && result().rowCount() == 1);
        QCOMPARE(result().cell(0, 0).bytes(), QByteArrayView("1"));
    }
};

QTEST_MAIN(TestLargeResults)
#include "tst_largeresults.moc"
