// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody types, the program is killed, and everything typed is there at the next start, at its place. The
// program is this test itself, started once more.
#include "tests/journeys/journey.h"
#include "ui/base/banner.h"
#include "ui/editor/codearea.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/query/tabfile.h"
#include "ui/tabs/tabarea.h"

#include <QAction>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QListView>
#include <QProcess>

#include <csignal>

using namespace ui;
using query::SqlTab;
using Sci = QsciScintilla;

namespace {

const QString Hostile = QStringLiteral("select '\u202E\U0001F418 & <b> %1 \"';\n");

QString longText()
{
    QString text;
    for (int i = 0; i < 500; ++i)
        text += QStringLiteral("select %1; -- line\n").arg(i);
    return text;
}

void type(SqlTab *tab, const QString &text)
{
    tab->editor().area().setFocus();
    tab->editor().insertText(text);
}

} // namespace

/// What is done in the program that is killed.
class TestKilled : public Journey
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    SqlTab *tab(int index) { return qobject_cast<SqlTab *>(window().tabs().at(index)); }

    QAction *action(const char *id) { return window().actions().action(QLatin1StringView(id)); }

    void startAgain()
    {
        start({1280, 800});
        window().restoreTabs();
    }

    /// Their sizes and when they were written last.
    static QStringList filesOfTabs()
    {
        QStringList files;
        const QDir folder(qEnvironmentVariable("HOWDAH_DATA_HOME"));
        for (const QFileInfo &file :
             folder.entryInfoList({QStringLiteral("workspace.sqlite*")}, QDir::Files, QDir::Name))
            files << QStringLiteral("%1 %2 %3")
                         .arg(file.fileName(), QString::number(file.size()),
                              QString::number(file.lastModified().toMSecsSinceEpoch()));
        return files;
    }

    void runAndKill(const char *what)
    {
        QProcess other;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOWDAH_KILLED_DOES"), QLatin1String(what));
        environment.insert(QStringLiteral("HOWDAH_KILLED_URL"), m_server->url());
        other.setProcessEnvironment(environment);
        other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        other.start(QCoreApplication::applicationFilePath(), {});
        QVERIFY(other.waitForStarted());
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += other.readAllStandardOutput()).contains("typed"), 60000);
        // all of a second is what may be lost; a slow disk is still given what came before it
        QElapsedTimer quiet;
        quiet.start();
        QStringList before;
        const auto isQuiet = [&] {
            if (const QStringList now = filesOfTabs(); now != before) {
                before = now;
                quiet.start();
            }
            return quiet.hasExpired(1000);
        };
        QTRY_VERIFY_WITH_TIMEOUT(isQuiet(), 60000);
        ::kill(pid_t(other.processId()), SIGKILL);
        QVERIFY(other.waitForFinished());
    }

private slots:
    void initTestCase()
    {
        auto server = TestServer::start();
        VERIFY_OK(server);
        m_server = std::move(*server);
    }

    void init()
    {
        useFolders();
        qputenv("HOWDAH_KILLED_FILE", m_home.filePath(QStringLiteral("a b.sql")).toUtf8());
    }

    void everythingTypedComesBack()
    {
        QFile file(m_home.filePath(QStringLiteral("a b.sql")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\xEF\xBB\xBFselect 'in the file';\r\n");
        file.close();
        runAndKill("type");
        startAgain();
        Heartbeat heart;
        QTRY_COMPARE(window().tabs().count(), 3);
        // the first: connected then, not connected now, nothing was run
        QCOMPARE(tab(0)->editor().text(), longText() + Hostile + QStringLiteral("and more"));
        QCOMPARE(tab(0)->editor().caretLine(), 400);
        QCOMPARE(tab(0)->editor().caretColumn(), 7);
        QVERIFY(tab(0)->status().profile);
        QVERIFY(!tab(0)->status().session);
        QCOMPARE(tab(0)->results().resultCount(), 0);
        QVERIFY(tab(0)->isModified());
        const auto rows = m_server->exec(QStringLiteral("select count(*) from killed"));
        VERIFY_OK(rows);
        QCOMPARE(rows->first().first(), QStringLiteral("1")); // once, by the one who was killed
        // the second: in a file, with its encoding
        QCOMPARE(tab(1)->file().path(), m_home.filePath(QStringLiteral("a b.sql")));
        QCOMPARE(tab(1)->title(), QStringLiteral("a b.sql"));
        QCOMPARE(tab(1)->editor().text(), QStringLiteral("-- before\r\nselect 'in the file';\r\n"));
        QCOMPARE(int(tab(1)->file().encoding()), int(core::workspace::Encoding::Utf8Mark));
        // the third: in front, scrolled
        QCOMPARE(window().currentSqlTab(), tab(2));
        QCOMPARE(tab(2)->editor().area().SendScintilla(Sci::SCI_GETFIRSTVISIBLELINE), 200L);
        QCOMPARE(tab(2)->editor().caretLine(), 210);
        qInfo("longest gap of the GUI thread: %lld ms", heart.longestGap());
        shot("restored");

        // it runs when one asks, and a closed tab does not come back
        tab(1)->file().save(tab(1)->title());
        QTRY_VERIFY(!tab(1)->isModified());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("\xEF\xBB\xBF-- before\r\nselect 'in the file';\r\n"));
        const auto reopen
            = [this] { QTest::keyClick(&window(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier); };
        const QAction *reopens = action("tab.reopen");
        QVERIFY(reopens);
        QVERIFY(!reopens->isEnabled()); // none was closed
        reopen();
        QCOMPARE(window().tabs().count(), 3);
        tab(1)->editor().goTo(1, 3);
        window().tabs().close(tab(1));
        QTRY_COMPARE(window().tabs().count(), 2);
        // unless it is asked for: with its text, file and caret
        QTRY_VERIFY(reopens->isEnabled());
        reopen();
        QTRY_COMPARE(window().tabs().count(), 3);
        QCOMPARE(window().currentSqlTab(), tab(2));
        QTRY_COMPARE(tab(2)->editor().text(), QStringLiteral("-- before\r\nselect 'in the file';\r\n"));
        QCOMPARE(tab(2)->file().path(), m_home.filePath(QStringLiteral("a b.sql")));
        QCOMPARE(tab(2)->editor().caretLine(), 1);
        QVERIFY(!tab(2)->isModified());
        QTRY_VERIFY(!reopens->isEnabled()); // it is open
        window().tabs().close(tab(2));
        QTRY_COMPARE(window().tabs().count(), 2);
        type(tab(1), QStringLiteral("typed at the end"));
        // and closing the window asks about no text
        window().close();
        QTRY_VERIFY(!window().isVisible());
        QVERIFY(m_prompts->questions.isEmpty());
        end();
        startAgain();
        QTRY_COMPARE(window().tabs().count(), 2);
        QVERIFY(tab(1)->editor().text().contains(QLatin1String("typed at the end")));
        // what was closed before that end is still there for who wants it
        QTRY_VERIFY(action("tab.reopen")->isEnabled());
        reopen();
        QTRY_COMPARE(window().tabs().count(), 3);
        QTRY_COMPARE(tab(2)->editor().text(), QStringLiteral("-- before\r\nselect 'in the file';\r\n"));
        QCOMPARE(tab(2)->file().path(), m_home.filePath(QStringLiteral("a b.sql")));
        QVERIFY(!tab(2)->isModified());
        end();
    }

    void closedTabsComeBackWhenAsked()
    {
        runAndKill("close");
        startAgain();
        QTRY_VERIFY(action("tab.reopen")->isEnabled());
        QTRY_COMPARE(window().tabs().count(), 1); // the one that was open
        QCOMPARE(tab(0)->editor().text(), QStringLiteral("select 'open'"));
        action("tab.closed")->trigger();
        auto *list = window().findChild<QListView *>(QStringLiteral("closedList"));
        QVERIFY(list);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        shot("closed");
        // the second was closed first
        list->setFocus();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(window().tabs().count(), 2);
        QTRY_COMPARE(tab(1)->editor().text(), longText() + Hostile);
        QCOMPARE(window().currentSqlTab(), tab(1));
        QCOMPARE(tab(1)->editor().caretLine(), 400);
        QCOMPARE(tab(1)->editor().caretColumn(), 7);
        QCOMPARE(tab(1)->title(), QStringLiteral("Query & <b>"));
        QVERIFY(!tab(1)->status().session);
        QCOMPARE(tab(1)->results().resultCount(), 0);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        // the other one is forgotten: neither key nor list has it any more, now or later
        list->setFocus();
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Delete);
        QTRY_COMPARE(list->model()->rowCount(), 0);
        QTRY_VERIFY(!action("tab.reopen")->isEnabled());
        end();
        startAgain();
        QTRY_COMPARE(window().tabs().count(), 2);
        QCOMPARE(tab(1)->editor().text(), longText() + Hostile);
        QVERIFY(!action("tab.reopen")->isEnabled());
        end();
    }

    void largeTextComesBack()
    {
        runAndKill("large");
        startAgain();
        Heartbeat heart;
        QTRY_COMPARE_WITH_TIMEOUT(window().tabs().count(), 1, 60000);
        QTRY_COMPARE_WITH_TIMEOUT(tab(0)->editor().byteSize(), 50'000'000 + 7, 60000);
        const QByteArrayView text = tab(0)->editor().bytes();
        QVERIFY(text.startsWith("-- top\nxxx"));
        QVERIFY(text.endsWith("\n"));
        // it is kept on: what is typed now comes back, too, and is written as an edit
        tab(0)->editor().goTo(0, 0);
        type(tab(0), QStringLiteral("-- again\n"));
        qInfo("longest gap of the GUI thread: %lld ms", heart.longestGap());
        QVERIFY2(heart.longestGap() < 250, qPrintable(QString::number(heart.longestGap())));
        end();
    }
};

namespace {

SqlTab *typed(window::MainWindow &window, const QString &text)
{
    SqlTab *tab = window.newSqlTab();
    type(tab, text);
    return tab;
}

/// Whatever is asked, it is to go without being saved.
void close(window::MainWindow &window, SqlTab *tab)
{
    tab->setTextKept(true);
    window.tabs().close(tab);
}

/// In the process that is killed.
int doomed(int argc, char **argv)
{
    QApplication application(argc, argv);
    app::Program program(app::Program::Options{{}, std::make_unique<support::ScriptedPrompts>()});
    window::MainWindow &window = program.window();
    window.resize(1280, 800);
    window.show();
    window.activateWindow();
    const auto ready = [] {
        std::puts("typed");
        std::fflush(stdout);
    };
    QTimer step;
    std::unique_ptr<Heartbeat> heart;
    int done = 0;
    const QString does = qEnvironmentVariable("HOWDAH_KILLED_DOES");
    const int first = does == QLatin1String("large") ? 100 : does == QLatin1String("close") ? 200 : 0;
    QObject::connect(&step, &QTimer::timeout, &window, [&] {
        SqlTab *tab = window.currentSqlTab();
        switch (first + done) {
        case 0: {
            auto *field = window.findChild<QLineEdit *>(QStringLiteral("adHocField"));
            field->setText(qEnvironmentVariable("HOWDAH_KILLED_URL"));
            window.findChild<QPushButton *>(QStringLiteral("adHocConnect"))->click();
            break;
        }
        case 1:
            if (!tab)
                return;
            type(tab, QStringLiteral("create table killed as select 1;"));
            tab->runScript();
            break;
        case 2:
            if (tab->status().running || !tab->status().session)
                return;
            tab->editor().setText(longText());
            tab->editor().goTo(500, 0);
            type(tab, Hostile);
            break;
        case 3:
            type(tab, QStringLiteral("and more"));
            tab->editor().goTo(400, 7);
            break;
        case 4:
            window.newSqlTab()->file().open(qEnvironmentVariable("HOWDAH_KILLED_FILE"));
            break;
        case 5:
            if (tab->editor().text().isEmpty())
                return;
            tab->editor().goTo(0, 0);
            type(tab, QStringLiteral("-- before\r\n"));
            break;
        case 6:
            tab = window.newSqlTab();
            type(tab, longText());
            break;
        case 7:
            tab->editor().goTo(210, 2);
            tab->editor().area().SendScintilla(Sci::SCI_SETFIRSTVISIBLELINE, 200UL);
            ready();
            break;
        case 100:
            tab = window.newSqlTab();
            tab->editor().setBytes((QByteArray(99, 'x') + '\n').repeated(500'000));
            break;
        case 101: // the text itself is there
            heart = std::make_unique<Heartbeat>();
            break;
        case 115: // a first whole text is on its way; now edits
            tab->editor().goTo(0, 0);
            type(tab, QStringLiteral("-- top\n"));
            std::fprintf(stderr, "longest gap while 50 MB are kept: %lld ms\n", heart->longestGap());
            ready();
            break;
        case 200:
            tab = window.newSqlTab();
            tab->setTitle(QStringLiteral("Query & <b>"));
            type(tab, longText() + Hostile);
            tab->editor().goTo(400, 7);
            break;
        case 202: // one that was kept already, and one that nobody has had the time to keep
            close(window, tab);
            close(window, typed(window, QStringLiteral("select 'at once'")));
            typed(window, QStringLiteral("select 'open'"));
            ready();
            break;
        default:
            break;
        }
        ++done;
    });
    step.start(100);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    if (qEnvironmentVariableIsSet("HOWDAH_KILLED_DOES"))
        return doomed(argc, argv);
    QApplication application(argc, argv);
    TestKilled test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_killed.moc"
