// SPDX-License-Identifier: GPL-3.0-or-later
// The history, closed tabs and the saved queries at the left: searching, filters, opening, inserting,
// pinning, folders, moving, dragging. HOWDAH_SHOTS=folder keeps pictures in light and dark.
#include "core/workspace/journal.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "ui/base/style.h"
#include "ui/workspace/closedmodel.h"
#include "ui/workspace/closedpanel.h"
#include "ui/workspace/historymodel.h"
#include "ui/workspace/historypanel.h"
#include "ui/workspace/pastzone.h"
#include "ui/workspace/savedmodel.h"
#include "ui/workspace/savedpanel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

using namespace ui;
using namespace ui::workspace;
using core::workspace::HistoryEntry;
using core::workspace::SavedQuery;

class TestPanels : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    Theme m_theme;
    Icons m_icons{m_theme};
    support::ScriptedPrompts m_prompts;
    std::unique_ptr<core::workspace::Store> m_store;
    std::unique_ptr<core::workspace::History> m_history;
    std::unique_ptr<core::workspace::SavedQueries> m_saved;
    int m_number = 0;

    void add(const QString &sql, HistoryEntry::State state = HistoryEntry::State::Done,
             const QString &server = QStringLiteral("shop"), const QString &error = {})
    {
        HistoryEntry entry;
        entry.at = QDateTime::currentDateTimeUtc();
        entry.connection = QLatin1Char('{') + server + QLatin1Char('}');
        entry.server = server;
        entry.database = QStringLiteral("db & <b>");
        entry.sql = sql;
        entry.bytes = sql.toUtf8().size();
        const QString uid = m_history->begin(entry);
        entry.state = state;
        entry.duration = std::chrono::milliseconds(12);
        entry.rows = 5;
        entry.error = error;
        m_history->finish(uid, entry);
    }

    void shoot(QWidget &panel, const char *name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        for (const Theme::Mode mode : {Theme::Mode::Light, Theme::Mode::Dark}) {
            m_theme.setMode(mode);
            QCoreApplication::sendPostedEvents();
            const QString file
                = QStringLiteral("%1-%2.png")
                      .arg(QLatin1String(name),
                           mode == Theme::Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
            QVERIFY(panel.grab().save(QDir(folder).filePath(file)));
        }
        m_theme.setMode(Theme::Mode::Light);
    }

private slots:
    void init()
    {
        m_store = std::make_unique<core::workspace::Store>(
            m_folder.filePath(QStringLiteral("%1.sqlite").arg(++m_number)));
        m_history = std::make_unique<core::workspace::History>(*m_store);
        m_saved = std::make_unique<core::workspace::SavedQueries>(*m_store);
        m_prompts.questions.clear();
        m_prompts.textQuestions.clear();
    }
    void cleanup()
    {
        m_saved.reset();
        m_history.reset();
        m_store.reset();
    }

    void historyIsSearchedAndUsed()
    {
        const QString longSql = QStringLiteral("select '%1'").arg(QString(2000, QChar(u'x')));
        add(QStringLiteral("select * from sales.\"Order & <b>\"\nwhere id = 1"));
        add(QStringLiteral("select broken from customers"), HistoryEntry::State::Failed,
            QStringLiteral("other"), QStringLiteral("column \"broken\"\ndoes not exist (42703)"));
        add(QStringLiteral("update customers set name = '\u202E\U0001F418'"), HistoryEntry::State::Cancelled);
        add(longSql);
        HistoryPanel panel(*m_history, m_theme, m_icons, m_prompts);
        panel.resize(300, 500);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        auto *list = panel.findChild<QListView *>(QStringLiteral("historyList"));
        auto *search = panel.findChild<QLineEdit *>(QStringLiteral("historySearch"));
        auto *errors = panel.findChild<QToolButton *>(QStringLiteral("historyErrors"));
        auto *places = panel.findChild<QComboBox *>(QStringLiteral("historyPlaces"));
        auto *model = qobject_cast<HistoryModel *>(list->model());
        QVERIFY(list && search && errors && places && model);
        QAbstractItemModelTester tester(model);
        QTRY_COMPARE(model->rowCount(), 4);
        QTRY_COMPARE(places->count(), 3);
        shoot(panel, "history");

        search->setText(QStringLiteral("cust nam"));
        QTRY_COMPARE(model->rowCount(), 1);
        search->setText(QStringLiteral("nothing has this"));
        QTRY_VERIFY(panel.findChild<QLabel *>(QStringLiteral("historyEmpty"))->isVisible());
        search->clear();
        QTRY_COMPARE(model->rowCount(), 4);
        errors->setChecked(true);
        QTRY_COMPARE(model->rowCount(), 1);
        errors->setChecked(false);
        QTRY_COMPARE(model->rowCount(), 4);
        places->setCurrentIndex(places->findText(QStringLiteral("other")));
        emit places->activated(places->currentIndex());
        QTRY_COMPARE(model->rowCount(), 1);
        places->setCurrentIndex(0);
        emit places->activated(0);
        QTRY_COMPARE(model->rowCount(), 4);

        // the whole statement, not the piece in the list
        QSignalSpy opened(&panel, &HistoryPanel::openRequested);
        QSignalSpy inserted(&panel, &HistoryPanel::insertRequested);
        list->setFocus();
        list->setCurrentIndex(model->index(0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), longSql);
        std::unique_ptr<QMimeData> dragged(model->mimeData({model->index(0)}));
        QVERIFY(dragged);
        QCOMPARE(dragged->text(), longSql);
        QTest::keyClick(list, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(inserted.size(), 1);

        // pinned comes first and is not cleared
        list->setCurrentIndex(model->index(3));
        QTest::keyClick(list, Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(model->at(0).pinned);
        list->selectionModel()->setCurrentIndex(model->index(1), QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE(model->rowCount(), 3);
        m_prompts.answer(QStringLiteral("Clear the history"));
        panel.findChild<QMenu *>(QStringLiteral("historyClearMenu"))->actions().last()->trigger();
        QTRY_COMPARE(model->rowCount(), 1);
        QVERIFY(model->at(0).pinned);
        add(QStringLiteral("select 'while it is shown'"));
        QTRY_COMPARE(model->rowCount(), 2);
    }

    void closedTabsAreFoundReopenedAndForgotten()
    {
        core::workspace::Journal journal(*m_store);
        core::workspace::ClosedTabs closed(*m_store);
        const auto close = [&](const QString &title, const QByteArray &text, const QString &server = {},
                               int hoursAgo = 0) {
            const QString id = core::workspace::Journal::newId();
            core::workspace::TabEntry last{id, 0, {{QStringLiteral("title"), title}}, text};
            core::workspace::ClosedTab about;
            about.at = QDateTime::currentDateTimeUtc().addSecs(-3600 * hoursAgo);
            about.title = title;
            about.server = server;
            about.database = server.isEmpty() ? QString() : QStringLiteral("db & <b>");
            VERIFY_OK(journal.close(last, about, closed.limits()).wait());
        };
        close(QStringLiteral("Query 1"), "-- best customers\nselect 1", QStringLiteral("shop"), 240);
        close(QStringLiteral("reports & <b>x</b>.sql"), "select '%1 & <b>\xE2\x80\xAE\xF0\x9F\x90\x98'",
              QStringLiteral("orders-eu"), 30);
        close(QStringLiteral("Query 7"), QByteArray(20000, 'x'));
        PastZone zone(m_theme, new HistoryPanel(*m_history, m_theme, m_icons, m_prompts),
                      [&] { return new ClosedPanel(closed, m_theme, m_icons, m_prompts); });
        zone.resize(300, 400);
        zone.show();
        zone.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&zone));
        shoot(zone, "past");
        QVERIFY(!zone.findChild<ClosedPanel *>()); // nobody has looked at it
        zone.showClosed();
        auto *panel = zone.findChild<ClosedPanel *>();
        auto *list = zone.findChild<QListView *>(QStringLiteral("closedList"));
        auto *search = zone.findChild<QLineEdit *>(QStringLiteral("closedSearch"));
        auto *empty = zone.findChild<QLabel *>(QStringLiteral("closedEmpty"));
        QVERIFY(panel && list && search && empty);
        auto *model = qobject_cast<ClosedModel *>(list->model());
        QAbstractItemModelTester tester(model);
        QTRY_COMPARE(model->rowCount(), 3);
        QVERIFY(search->hasFocus());
        QCOMPARE(model->at(0).title, QStringLiteral("Query 7")); // the newest first
        QVERIFY(model->index(1, 0).data(Qt::ToolTipRole).toString().contains(QLatin1String("&lt;b&gt;")));
        QVERIFY(ClosedModel::factsOf(model->at(1)).contains(QLatin1String("orders-eu / db & <b>")));
        QTest::keyClick(search, Qt::Key_Down);
        shoot(zone, "closed");
        search->setText(QStringLiteral("BEST shop"));
        QCOMPARE(model->rowCount(), 1);
        search->setText(QStringLiteral("nowhere"));
        QVERIFY(empty->isVisible());
        QVERIFY(!list->isVisible());
        search->clear();
        QCOMPARE(model->rowCount(), 3);

        QSignalSpy reopened(panel, &ClosedPanel::reopenRequested);
        QTest::keyClick(search, Qt::Key_Return);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(reopened.size(), 1);
        QCOMPARE(reopened.first().first().toLongLong(), model->at(0).number);

        // one is forgotten, and what stood beneath it is chosen
        list->setCurrentIndex(model->index(1, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE(model->rowCount(), 2);
        QCOMPARE(list->currentIndex().row(), 1);
        QCOMPARE(model->at(1).title, QStringLiteral("Query 1"));
        // what is closed meanwhile is seen
        close(QStringLiteral("Query 9"), "select 9");
        emit closed.changed();
        QTRY_COMPARE(model->rowCount(), 3);
        m_prompts.answer(QStringLiteral("Forget all"));
        zone.findChild<QToolButton *>(QStringLiteral("closedClear"))->click();
        QTRY_COMPARE(model->rowCount(), 0);
        QVERIFY(empty->isVisible());
        QVERIFY(!*closed.any().wait());
        shoot(zone, "closedNone");
    }

    void savedQueriesAreKeptInFolders()
    {
        SavedPanel panel(*m_saved, m_theme, m_icons, m_prompts);
        panel.resize(300, 500);
        panel.show();
        panel.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&panel));
        auto *tree = panel.findChild<QTreeView *>(QStringLiteral("savedTree"));
        auto *search = panel.findChild<QLineEdit *>(QStringLiteral("savedSearch"));
        auto *model = qobject_cast<SavedModel *>(tree->model());
        QVERIFY(tree && search && model);
        QAbstractItemModelTester tester(model);
        QTRY_VERIFY(panel.findChild<QLabel *>(QStringLiteral("savedEmpty"))->isVisible());
        const QString body = QStringLiteral("select '%1 & <b>'\n");
        m_prompts.answerText(QStringLiteral("Best \U0001F418 <b>"));
        panel.saveText(body, QStringLiteral("Query 1"));
        QTRY_COMPARE(model->rowCount(), 1);
        m_prompts.answerText(QStringLiteral("Reports"));
        panel.findChild<QToolButton *>(QStringLiteral("savedFolderButton"))->click();
        QTRY_COMPARE(model->rowCount(), 2);
        QCOMPARE(model->at(model->index(0, 0))->name, QStringLiteral("Reports")); // folders first

        // dragged into it
        std::unique_ptr<QMimeData> dragged(model->mimeData({model->index(1, 0)}));
        QCOMPARE(dragged->text(), body);
        QVERIFY(model->dropMimeData(dragged.get(), Qt::MoveAction, -1, -1, model->index(0, 0)));
        QTRY_COMPARE(model->rowCount(model->index(0, 0)), 1);
        // a folder goes not into itself
        QSignalSpy failed(&panel, &SavedPanel::failed);
        std::unique_ptr<QMimeData> folder(model->mimeData({model->index(0, 0)}));
        model->dropMimeData(folder.get(), Qt::MoveAction, -1, -1, model->index(0, 0));
        QTRY_COMPARE(failed.size(), 1);

        // renamed, made a snippet, found by its text
        QModelIndex item = model->index(0, 0, model->index(0, 0));
        QVERIFY(model->setData(item, QStringLiteral("Best customers"), Qt::EditRole));
        QTRY_COMPARE(model->at(model->index(0, 0, model->index(0, 0)))->name,
                     QStringLiteral("Best customers"));
        tree->expandAll();
        tree->setCurrentIndex(model->index(0, 0, model->index(0, 0)));
        m_prompts.answerText(QStringLiteral("best"));
        tree->findChild<QAction *>(QStringLiteral("savedTrigger"))->trigger();
        QTRY_COMPARE(m_saved->snippets().size(), 1);
        QCOMPARE(m_saved->snippets().first().body, body);
        QVERIFY(tree->isExpanded(model->index(0, 0))); // stays open when it is read anew
        shoot(panel, "saved");
        search->setText(QStringLiteral("nowhere"));
        QTRY_COMPARE(model->rowCount(), 0);
        search->setText(QStringLiteral("& <B>"));
        QTRY_COMPARE(model->rowCount(), 1);
        search->clear();

        QSignalSpy opened(&panel, &SavedPanel::openRequested);
        QSignalSpy inserted(&panel, &SavedPanel::insertRequested);
        tree->setFocus();
        tree->setCurrentIndex(model->index(0, 0, model->index(0, 0)));
        QTest::keyClick(tree, Qt::Key_Return);
        QTest::keyClick(tree, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().at(0).toString(), body);
        QCOMPARE(inserted.size(), 1);
        tree->setCurrentIndex(model->index(0, 0));
        m_prompts.answer(QStringLiteral("Delete"));
        QTest::keyClick(tree, Qt::Key_Delete);
        QTRY_COMPARE(model->rowCount(), 0);
    }
};

QTEST_MAIN(TestPanels)
#include "tst_panels.moc"
