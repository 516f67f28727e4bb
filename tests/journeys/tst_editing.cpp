// SPDX-License-Identifier: GPL-3.0-or-later
// A person edits rows with keys in the real window: in a table, in the result of a join, while somebody else
// writes the same rows; and the program is killed in the middle of it. HOWDAH_SHOTS=folder keeps pictures.
#include "app/program.h"
#include "tests/support/heartbeat.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "ui/browser/browserpanel.h"
#include "ui/edit/conflictband.h"
#include "ui/edit/editbar.h"
#include "ui/edit/rowediting.h"
#include "ui/grid/gridview.h"
#include "ui/query/resultpage.h"
#include "ui/query/sqltab.h"
#include "ui/table/tabletab.h"
#include "ui/tabs/tabarea.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QTemporaryDir>

#include <csignal>

using namespace ui;

namespace {

constexpr qint64 LongestGap = 1500; // milliseconds; generous: see tst_tabledata

} // namespace

class TestEditing : public QObject
{
    Q_OBJECT

    QTemporaryDir m_home;
    QString m_url;
    std::unique_ptr<app::Program> m_program;
    support::ScriptedPrompts *m_prompts = nullptr;
    std::unique_ptr<Heartbeat> m_heart;

    window::MainWindow &window() { return m_program->window(); }
    query::ResultPage *page() { return window().currentPage(); }
    edit::RowEditing *editing() { return page() ? page()->editing() : nullptr; }
    grid::GridView &view() { return page()->view(); }
    template <class T> T *find(const char *name) { return window().findChild<T *>(QLatin1String(name)); }
    void exec(const QString &sql) { VERIFY_OK(TestServer::query(m_url, sql)); }
    QString ask(const QString &sql)
    {
        const auto answer = TestServer::query(m_url, sql);
        if (!answer)
            return answer.error().message;
        QStringList rows;
        for (const auto &row : *answer)
            rows << row.join(QLatin1Char('|'));
        return rows.join(QLatin1Char(';'));
    }
    int columnOf(const char *name)
    {
        for (int i = 0; i < page()->result().columnCount(); ++i) {
            if (page()->result().columns()[i].name == QLatin1String(name))
                return i;
        }
        return -1;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QWidget *target = QApplication::focusWidget();
        QTest::keyClick(target ? target : &window(), key, modifiers);
    }
    void type(int row, const char *column, const QString &text)
    {
        window().activateWindow();
        view().setFocus();
        QTRY_VERIFY_WITH_TIMEOUT(editing() && editing()->isReady(), 20000);
        view().setCurrentCell(row, columnOf(column));
        QTest::keyClicks(&view(), text.left(1));
        QTRY_VERIFY(view().openedEditor());
        QTest::keyClicks(QApplication::focusWidget(), text.mid(1));
        press(Qt::Key_Return);
        QTRY_VERIFY(!view().openedEditor());
    }
    void save()
    {
        view().setFocus();
        press(Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!editing()->isSaving(), 20000);
    }
    void start()
    {
        auto prompts = std::make_unique<support::ScriptedPrompts>();
        m_prompts = prompts.get();
        m_program = std::make_unique<app::Program>(app::Program::Options{{}, std::move(prompts)});
        window().resize(1440, 900);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
        window().activateWindow();
    }
    void connectTo(const QString &url)
    {
        find<QLineEdit>("adHocField")->setText(url);
        QTest::mouseClick(find<QPushButton>("adHocConnect"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(window().currentSqlTab(), 20000);
    }
    void openTable(const QString &name)
    {
        const tabs::TabStatus where = window().currentSqlTab()->status();
        auto &browser = window().browser();
        browser.reveal(where.profile->id,
                       {where.database, QStringLiteral("public"), QStringLiteral("Tables"), name});
        QTRY_COMPARE_WITH_TIMEOUT(browser.currentRef().name, name, 20000);
        browser.focusTree();
        press(Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window().currentTableTab() && editing() && editing()->isReady(), 20000);
    }
    void runSql(const QString &sql)
    {
        query::SqlTab *tab = window().currentSqlTab();
        QVERIFY(tab);
        tab->editor().setText(sql);
        tab->editor().setFocus();
        press(Qt::Key_F5);
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->outcome() && !tab->status().running, 20000);
    }
    void shot(const char *name)
    {
        const QString folder = qEnvironmentVariable("HOWDAH_SHOTS");
        if (folder.isEmpty())
            return;
        QDir().mkpath(folder);
        for (const auto &[action, suffix] :
             {std::pair("theme.dark", "dark"), std::pair("theme.light", "light")}) {
            window().actions().action(QLatin1StringView(action))->setChecked(true);
            QCoreApplication::sendPostedEvents();
            QVERIFY(window().grab().save(QStringLiteral("%1/journey-%2-%3.png")
                                             .arg(folder, QLatin1String(name), QLatin1String(suffix))));
        }
    }

private slots:
    void initTestCase()
    {
        if (const QString home = qEnvironmentVariable("HOWDAH_EDIT_CHILD"); !home.isEmpty())
            return; // its parent has chosen the folders
        QVERIFY(m_home.isValid());
        qputenv("HOWDAH_CONFIG_HOME", m_home.filePath(QStringLiteral("config")).toUtf8());
        qputenv("HOWDAH_DATA_HOME", m_home.filePath(QStringLiteral("data")).toUtf8());
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        exec(QStringLiteral(
            "create table shelves (id int primary key, label text not null); "
            "create table books (id int primary key generated by default as identity, title text not null, "
            "shelf int references shelves, price numeric); "
            "insert into shelves select n, 'shelf ' || n from generate_series(1, 5) n; "
            "insert into books (title, shelf, price) select 'book ' || n, n % 5 + 1, n "
            "from generate_series(1, 30) n"));
    }

    void cleanup()
    {
        if (!m_program)
            return;
        const qint64 gap = m_heart ? m_heart->longestGap() : 0;
        m_heart.reset();
        qInfo("longest gap of the GUI thread in %s: %lld ms", QTest::currentTestFunction(), gap);
        QVERIFY(m_program->shutDown(std::chrono::seconds(10)));
        m_program.reset();
        QVERIFY2(gap < LongestGap || qEnvironmentVariableIsSet("HOWDAH_SHOTS"),
                 qPrintable(QString::number(gap)));
    }

    void aTableIsEditedSavedReadBackAndUndone()
    {
        start();
        m_heart = std::make_unique<Heartbeat>();
        connectTo(m_url);
        openTable(QStringLiteral("books"));
        type(1, "title", QStringLiteral("a better title"));
        // a block from a spreadsheet over the last row and beyond it
        QGuiApplication::clipboard()->setText(QStringLiteral("pasted 1\t1\t1.50\npasted 2\t2\t2.50\n"));
        view().setCurrentCell(29, columnOf("title"));
        press(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(editing()->bar().text(), QStringLiteral("2 rows changed, 1 new"));
        shot("staged");
        save();
        QCOMPARE(ask(QStringLiteral("select string_agg(title, ',' order by id) from books "
                                    "where id in (2, 30, 31)")),
                 QStringLiteral("a better title,pasted 1,pasted 2"));
        QTRY_VERIFY(find<QPushButton>("editUndoSaved")->isVisible());
        shot("saved");
        // the save is taken back on the server
        if (!m_prompts->questions.isEmpty())
            m_prompts->questions.clear();
        m_prompts->answer(QStringLiteral("Undo the save"));
        QTest::mouseClick(find<QPushButton>("editUndoSaved"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(ask(QStringLiteral("select count(*), min(title) from books "
                                                     "where id in (2, 30, 31)")),
                                  QStringLiteral("2|book 2"), 20000);
    }

    void twoSessionsLoseNoUpdate()
    {
        start();
        m_heart = std::make_unique<Heartbeat>();
        connectTo(m_url);
        runSql(QStringLiteral("select b.id, b.title, b.price, s.id as shelf_id, s.label "
                              "from books b join shelves s on s.id = b.shelf order by b.id"));
        // each column goes to its own table
        type(0, "title", QStringLiteral("mine"));
        type(0, "label", QStringLiteral("my shelf"));
        exec(QStringLiteral("update books set title = 'theirs' where id = 1"));
        save();
        QCOMPARE(ask(QStringLiteral("select title, label from books b join shelves s on s.id = shelf "
                                    "where b.id = 1")),
                 QStringLiteral("theirs|shelf 2"));
        QVERIFY(editing()->isDirty());
        QTRY_VERIFY(editing()->conflicts().isVisible());
        shot("conflict");
        // another run would drop what was typed: it asks, and Cancel keeps everything
        press(Qt::Key_F5);
        QTRY_COMPARE(m_prompts->questions.size(), 1);
        QVERIFY(editing()->isDirty());
        QTest::mouseClick(find<QPushButton>("rowConflictMine"), Qt::LeftButton);
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(ask(QStringLiteral("select title, label from books b join shelves s on s.id = shelf "
                                    "where b.id = 1")),
                 QStringLiteral("mine|my shelf"));
    }

    void withinATransactionOfTheUser()
    {
        start();
        connectTo(m_url);
        window().currentSqlTab()->setAutoCommit(false);
        runSql(QStringLiteral("select * from books order by id"));
        type(4, "title", QStringLiteral("in doubt"));
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(ask(QStringLiteral("select title from books where id = 5")), QStringLiteral("book 5"));
        window().currentSqlTab()->rollback();
        QTRY_VERIFY_WITH_TIMEOUT(editing()->isDirty(), 20000); // staged again: nothing typed is lost
        QTRY_VERIFY_WITH_TIMEOUT(!window().currentSqlTab()->status().running, 20000);
        save();
        QTRY_COMPARE_WITH_TIMEOUT(ask(QStringLiteral("select title from books where id = 5")),
                                  QStringLiteral("in doubt"), 20000);
        window().currentSqlTab()->setAutoCommit(true);
    }

    void theProgramIsKilledAndNothingTypedIsLost()
    {
        // the other program: this one, running only the next function
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOWDAH_EDIT_CHILD"), m_home.path());
        environment.insert(QStringLiteral("HOWDAH_EDIT_URL"), m_url);
        other.setProcessEnvironment(environment);
        other.setProcessChannelMode(QProcess::ForwardedChannels);
        other.start(QCoreApplication::applicationFilePath(), {QStringLiteral("typesAndWaitsToBeKilled")});
        QVERIFY(other.waitForStarted(20000));
        const QString typed = m_home.filePath(QStringLiteral("typed"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(typed), 60000);
        ::kill(pid_t(other.processId()), SIGKILL);
        QVERIFY(other.waitForFinished(20000));

        start();
        QTRY_VERIFY_WITH_TIMEOUT(window().currentTableTab() && editing() && editing()->isDirty(), 30000);
        QCOMPARE(editing()->bar().text(), QStringLiteral("1 row changed, 1 new"));
        QCOMPARE(view().model()->index(6, columnOf("title")).data().toString(),
                 QStringLiteral("unsaved <b>"));
        QCOMPARE(ask(QStringLiteral("select count(*) from books where title like 'unsaved%'")),
                 QStringLiteral("0"));
        shot("restored");
        window().activateWindow();
        save();
        QVERIFY(!editing()->isDirty());
        QCOMPARE(ask(QStringLiteral("select count(*) from books where title like 'unsaved%'")),
                 QStringLiteral("2"));
    }

    void typesAndWaitsToBeKilled()
    {
        if (!qEnvironmentVariableIsSet("HOWDAH_EDIT_CHILD"))
            return;
        m_url = qEnvironmentVariable("HOWDAH_EDIT_URL");
        start();
        connectTo(m_url);
        openTable(QStringLiteral("books"));
        type(6, "title", QStringLiteral("unsaved <b>"));
        press(Qt::Key_Insert, Qt::AltModifier);
        const int last = view().model()->rowCount() - 1;
        type(last, "title", QStringLiteral("unsaved new"));
        // a moment later it is on disk; then somebody pulls the plug
        const QDir drafts(qEnvironmentVariable("HOWDAH_DATA_HOME") + QStringLiteral("/drafts"));
        const auto written = [&] {
            for (const QString &run : drafts.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
                const QDir folder(drafts.filePath(run));
                for (const QString &name : folder.entryList(QDir::Files)) {
                    QFile file(folder.filePath(name));
                    if (file.open(QIODevice::ReadOnly) && file.readAll().contains("unsaved new"))
                        return true;
                }
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(written(), 20000);
        QFile sign(qEnvironmentVariable("HOWDAH_EDIT_CHILD") + QStringLiteral("/typed"));
        QVERIFY(sign.open(QIODevice::WriteOnly));
        sign.close();
        QTRY_VERIFY_WITH_TIMEOUT(false, 60000);
    }
};

QTEST_MAIN(TestEditing)
#include "tst_editing.moc"
