// SPDX-License-Identifier: GPL-3.0-or-later
// An SQL tab that runs scripts: errors, commands of psql, values that are asked for, files, transactions that
// others wait for, notifications. HOWDAH_SHOTS keeps pictures.
#include "core/sql/parsecheck.h"
#include "tests/support/accessworld.h"
#include "tests/support/heartbeat.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "tests/support/testsession.h"
#include "ui/base/banner.h"
#include "ui/editor/codearea.h"
#include "ui/editor/codetools.h"
#include "ui/query/messagesview.h"
#include "ui/query/parameterbar.h"
#include "ui/query/resultpage.h"
#include "ui/query/resultspane.h"
#include "ui/query/runbar.h"
#include "ui/query/scriptplan.h"
#include "ui/query/sqltab.h"
#include "ui/query/transactionbar.h"

#include <QAction>
#include <QCheckBox>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>

using namespace core;
using namespace ui;
using ui::query::SqlTab;

namespace keys = core::settings::keys;

class TestRunning : public QObject
{
    Q_OBJECT

    QString m_url;
    QTemporaryDir m_folder;
    std::unique_ptr<support::AccessWorld> m_world;
    std::unique_ptr<SqlTab> m_tab;

    template <class T> T *find(const char *name) { return m_tab->findChild<T *>(QLatin1String(name)); }
    QString messages() { return m_tab->results().messages().toPlainText(); }
    QString cell(int page, qsizetype row = 0, int column = 0)
    {
        if (page >= m_tab->results().resultCount())
            return QStringLiteral("no result");
        const auto &result = m_tab->results().pageAt(page)->result();
        if (row >= result.rowCount())
            return QStringLiteral("no row");
        const auto view = result.cell(row, column);
        return view.null ? QStringLiteral("null") : QString::fromUtf8(view.bytes());
    }
    void start(const QString &sql)
    {
        m_tab->editor().setText(sql);
        m_tab->runScript();
    }
    void run(const QString &sql)
    {
        start(sql);
        QTRY_VERIFY(!m_tab->status().running);
    }
    QString ask(const QString &sql)
    {
        auto rows = TestServer::query(m_url, sql);
        return rows && !rows->isEmpty() ? rows->first().first() : QStringLiteral("failed");
    }

private slots:
    void initTestCase()
    {
        m_url = TestServer::createDatabase();
        QVERIFY(!m_url.isEmpty());
        QVERIFY(TestServer::query(m_url,
                                  QStringLiteral("create table t (id int primary key, v text); "
                                                 "insert into t values (1, 'one'), (2, 'two')")));
    }

    void init()
    {
        m_world = std::make_unique<support::AccessWorld>(m_url);
        m_tab = std::make_unique<SqlTab>(ui::query::QueryServices{m_world->theme, m_world->icons,
                                                                  m_world->pool, m_world->connector,
                                                                  m_world->settings, m_world->prompts});
        m_tab->resize(1000, 640);
        m_tab->show();
        m_tab->setConnection(m_world->place.profile, {});
    }
    void cleanup()
    {
        m_tab.reset();
        m_world.reset();
    }

    void stopsOrGoesOn()
    {
        const QString script
            = QStringLiteral("select 1 as a;\nselect nonsense;\nselect 'é😀' as b;\nselect 1/0;\nselect 3;");
        run(script);
        QCOMPARE(m_tab->results().resultCount(), 1);
        QVERIFY2(messages().contains(QLatin1String("The 3 statements after it were not run")),
                 qPrintable(messages()));
        m_world->settings.set(keys::stopOnError, false);
        run(script);
        QCOMPARE(m_tab->results().resultCount(), 3);
        QCOMPARE(cell(1), QStringLiteral("é😀"));
        QVERIFY2(messages().contains(QLatin1String("2 failed"))
                     && messages().contains(QLatin1String("22012")),
                 qPrintable(messages()));
        QVERIFY(!messages().contains(QLatin1String("were not run")));
    }

    void statementsThatWantToBeAlone()
    {
        run(QStringLiteral(
            "vacuum t;\ncreate index concurrently t_v on t (v);\ndrop index t_v;\n"
            "create or replace procedure p() language plpgsql as $$ begin insert into t "
            "values (9, 'nine'); commit; delete from t where id = 9; commit; end $$;\ncall p();"));
        QVERIFY2(messages().contains(QLatin1String("VACUUM")) && messages().contains(QLatin1String("CALL")),
                 qPrintable(messages()));
        QVERIFY(!messages().contains(QLatin1String("failed")));
    }

    void commandsOfPsql()
    {
        run(QStringLiteral("\\set who 'it''s \"me\"'\nselect :'who' as who;\nselect 7 as n \\gset\n"
                           "\\if :{?n}\nselect :n + 1;\n\\else\nselect wrong;\n\\endif\n"
                           "create temp table c (a int, b text);\ncopy c from stdin;\n1\tx;y\n2\t\\N\n\\.\n"
                           "select count(*) from c;\n\\echo done :n\n\\d t\n"
                           "select 'select ' || g from generate_series(1,2) g \\gexec\n"));
        QCOMPARE(cell(0), QStringLiteral("it's \"me\""));
        QCOMPARE(cell(1), QStringLiteral("8"));
        QCOMPARE(cell(2), QStringLiteral("2"));
        QCOMPARE(cell(3), QStringLiteral("id"));     // columns of t
        QCOMPARE(cell(4), QStringLiteral("t_pkey")); // its indexes
        QCOMPARE(cell(5), QStringLiteral("1"));
        QCOMPARE(cell(6), QStringLiteral("2"));
        QVERIFY2(messages().contains(QLatin1String("done 7")) && messages().contains(QLatin1String("COPY 2")),
                 qPrintable(messages()));
        m_world->shot(*m_tab, QStringLiteral("running-commands"));
        // variables stay with the tab
        run(QStringLiteral("select :n;"));
        QCOMPARE(cell(0), QStringLiteral("7"));
        // what is unknown is not sent, and nothing before it either
        run(QStringLiteral("create table half ();\n\\nonsense x\n"));
        QCOMPARE(ask(QStringLiteral("select to_regclass('half') is null")), QStringLiteral("t"));
        // the caret on either half of `select … \gx` runs both
        m_tab->editor().setText(QStringLiteral("select 5 as five\n\\gset\n"));
        m_tab->editor().goTo(1, 1);
        m_tab->runStatement();
        QTRY_VERIFY(!m_tab->status().running);
        run(QStringLiteral("select :five + 1"));
        QCOMPARE(cell(0), QStringLiteral("6"));
    }

    void goesToAnotherDatabase()
    {
        const QString url = TestServer::createDatabase();
        const QString name = QUrl(url).path().mid(1);
        run(QStringLiteral("begin;\ninsert into t values (77, 'lost');\n\\c %1\nselect current_database();\n"
                           "create temp table mine (a int);")
                .arg(name));
        QCOMPARE(cell(0), name);
        QVERIFY2(messages().contains(QLatin1String("You are now connected to database \"") + name)
                     && messages().contains(QLatin1String("it was rolled back")),
                 qPrintable(messages()));
        QCOMPARE(ask(QStringLiteral("select count(*) from t where id = 77")), QStringLiteral("0"));
        QCOMPARE(m_tab->status().database, name);
        // the tab stays there, on the same session
        run(QStringLiteral("select count(*) from mine"));
        QCOMPARE(cell(0), QStringLiteral("0"));
        // another user, a server or a database that is not there: nothing behind it is run, the tab stays
        for (const char *there : {"- somebody", "- - 127.0.0.1 1", "\"no'such<b>\"", "\"password=geheim\""}) {
            run(QStringLiteral("\\c %1\ncreate table wrong_place ();").arg(QLatin1String(there)));
            QVERIFY2(messages().contains(QLatin1String("connect")), qPrintable(messages()));
            QVERIFY(!messages().contains(QLatin1String("geheim")));
            QCOMPARE(m_tab->status().database, name);
        }
        run(QStringLiteral("select to_regclass('wrong_place') is null, (select count(*) from mine)"));
        QCOMPARE(cell(0), QStringLiteral("t"));
        // from a file, and back
        QFile file(m_folder.filePath(QStringLiteral("both.sql")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("\\connect " + m_world->place.profile.database.toUtf8() + "\nselect count(*) from t;\n");
        file.close();
        m_tab->runFile(file.fileName());
        QTRY_VERIFY(!m_tab->status().running);
        QCOMPARE(cell(0), QStringLiteral("2"));
    }

    void valuesAreAskedFor()
    {
        auto &bar = m_tab->parameterBar();
        start(QStringLiteral("select :'name' as n, $1::int + 1, $2::text, ':no', $$:neither$$"));
        QVERIFY(bar.isVisible());
        QVERIFY(!m_tab->status().running);
        QCOMPARE(m_tab->results().resultCount(), 0);
        m_world->shot(*m_tab, QStringLiteral("running-parameters"));
        find<QLineEdit>("parameter0")->setText(QStringLiteral("O'Brien \\ %1 <b>\"😀"));
        find<QLineEdit>("parameter1")->setText(QStringLiteral("41"));
        find<QCheckBox>("parameterNull2")->setChecked(true);
        QTest::mouseClick(find<QPushButton>("parametersRun"), Qt::LeftButton);
        QTRY_COMPARE(cell(0, 0, 1), QStringLiteral("42"));
        QCOMPARE(cell(0), QStringLiteral("O'Brien \\ %1 <b>\"😀"));
        QCOMPARE(cell(0, 0, 2), QStringLiteral("null"));
        QTRY_VERIFY(!m_tab->status().running);
        // asked again, with what was given
        m_tab->runScript();
        QVERIFY(bar.isVisible());
        QCOMPARE(find<QLineEdit>("parameter1")->text(), QStringLiteral("41"));
        // its types cannot be told while :name stands in it
        QVERIFY(!find<QLabel>("parameterType1")->isVisible());
        QTest::keyClick(find<QLineEdit>("parameter0"), Qt::Key_Escape);
        QVERIFY(!bar.isVisible());
        QVERIFY(!m_tab->status().running);
    }

    void commandsThatAsk()
    {
        auto &bar = m_tab->parameterBar();
        start(QStringLiteral(
            "\\prompt 'Which <b>%1?' which\n\\if off\n\\prompt never\n\\endif\nselect :'which';\n"));
        QVERIFY(bar.isAsking());
        QVERIFY(!find<QLineEdit>("parameter1"));
        QCOMPARE(find<QLineEdit>("parameter0")->accessibleName(), QStringLiteral("Which <b>%1?"));
        find<QLineEdit>("parameter0")->setText(QStringLiteral("it's \"ö\""));
        emit find<QLineEdit>("parameter0")->returnPressed();
        QTRY_VERIFY(!m_tab->status().running);
        QCOMPARE(cell(0), QStringLiteral("it's \"ö\""));

        const QString role = QStringLiteral("We\"ird & %1 ") + m_tab->status().database;
        const QString quoted
            = QLatin1Char('"') + QString(role).replace(u'"', QStringLiteral("\"\"")) + QLatin1Char('"');
        QVERIFY(TestServer::query(m_url, QStringLiteral("create role ") + quoted));
        const auto drop
            = qScopeGuard([&] { (void)TestServer::query(m_url, QStringLiteral("drop role ") + quoted); });
        for (const bool same : {false, true}) {
            start(QStringLiteral("\\password ") + quoted + QLatin1Char('\n'));
            QVERIFY(bar.isAsking());
            for (const char *field : {"parameter0", "parameter1"}) {
                QCOMPARE(find<QLineEdit>(field)->echoMode(), QLineEdit::Password);
                QVERIFY(find<QLineEdit>(field)->text().isEmpty()); // nothing is remembered
                find<QLineEdit>(field)->setText(QStringLiteral("sehr geheim"));
            }
            if (!same)
                find<QLineEdit>("parameter1")->setText(QStringLiteral("sehr geheimm"));
            emit find<QLineEdit>("parameter1")->returnPressed();
            QTRY_VERIFY(!m_tab->status().running);
            QVERIFY2(messages().contains(same ? QLatin1String("ALTER ROLE") : QLatin1String("didn't match")),
                     qPrintable(messages()));
            QVERIFY(!messages().contains(QLatin1String("geheim")));
            const QString kept = ask(
                QStringLiteral("select coalesce(rolpassword, 'none') from pg_authid where rolname = '%1'")
                    .arg(QString(role).replace(u'\'', QStringLiteral("''"))));
            QVERIFY2(kept.startsWith(same ? QLatin1String("SCRAM-SHA-256$") : QLatin1String("none")),
                     qPrintable(kept));
        }
    }

    /// Only what stands in parts that run, or may.
    void valuesOfBranches()
    {
        auto &bar = m_tab->parameterBar();
        run(QStringLiteral("\\set deep off\n\\if :deep\nselect :'neverAsked', $1::int;\n\\nonsense\n\\else\n"
                           "select 'other' as b;\n\\endif\n"));
        QVERIFY(!bar.isAsking());
        QCOMPARE(cell(0), QStringLiteral("other"));
        // what the server says is not known before: asked for up front, though it turns out not to be needed
        start(QStringLiteral("select false as deep \\gset\n\\if :deep\nselect $1::int;\n\\else\n"
                             "select $1::text;\n\\endif\n"));
        QVERIFY(bar.isAsking());
        QVERIFY(find<QLineEdit>("parameter1"));
        find<QLineEdit>("parameter0")->setText(QStringLiteral("no number"));
        find<QLineEdit>("parameter1")->setText(QStringLiteral("it's \"<b>%1"));
        emit find<QLineEdit>("parameter1")->returnPressed();
        QTRY_VERIFY(!m_tab->status().running);
        QCOMPARE(m_tab->results().resultCount(), 1);
        QCOMPARE(cell(0), QStringLiteral("it's \"<b>%1"));
        // in a part that is reached an unknown command is told before anything is sent
        run(QStringLiteral("create table half_of_it ();\n\\if on\n\\nonsense\n\\endif\n"));
        QCOMPARE(ask(QStringLiteral("select to_regclass('half_of_it') is null")), QStringLiteral("t"));
    }

    void fileOfAnySize()
    {
        QFile file(m_folder.filePath(QStringLiteral("big ü.sql")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("create temp table big (n int, t text);\n");
        for (int i = 0; i < 3000; ++i)
            file.write("insert into big values (" + QByteArray::number(i) + ", 'a;b''\xff');\n");
        file.write("copy big from stdin;\n");
        for (int i = 0; i < 50000; ++i)
            file.write(QByteArray::number(i) + "\t" + QByteArray(40, 'x') + "\n");
        file.write("\\.\nselect nonsense;\n");
        file.close();
        m_tab->runFile(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(!m_tab->status().running, 60000);
        // the first statement with a byte that is no UTF-8 fails, at its line
        QVERIFY2(m_tab->banner().text().contains(QLatin1String("line 2")),
                 qPrintable(m_tab->banner().text()));

        m_world->settings.set(keys::stopOnError, false);
        m_tab->runFile(file.fileName());
        QTRY_VERIFY(m_tab->runBar().isVisible());
        QVERIFY2(m_tab->runBar().text().contains(QStringLiteral("big ü.sql")),
                 qPrintable(m_tab->runBar().text()));
        m_world->shot(*m_tab, QStringLiteral("running-file"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_tab->status().running, 90000);
        QVERIFY(!m_tab->runBar().isVisible());
        QVERIFY2(messages().contains(QLatin1String("COPY 50000")), qPrintable(messages().right(600)));
        QVERIFY2(messages().contains(QLatin1String("line 53004")), qPrintable(messages().right(600)));
    }

    /// A file is looked through before anything of it runs; on production, what is dangerous in it is asked
    /// about.
    void fileOnProduction()
    {
        const auto write = [this](const QByteArray &text) {
            QFile file(m_folder.filePath(QStringLiteral("danger %1.sql")));
            (void)file.open(QIODevice::WriteOnly | QIODevice::Truncate);
            file.write(text);
            return file.fileName();
        };
        m_tab->runFile(write("create table guarded (a int);\n\\! touch elsewhere\n"));
        QTRY_VERIFY2(m_tab->banner().text().contains(QLatin1String("line 2")),
                     qPrintable(m_tab->banner().text()));
        QTRY_VERIFY(!m_tab->status().running);
        QCOMPARE(ask(QStringLiteral("select to_regclass('guarded') is null")), QStringLiteral("t"));

        auto profile = m_world->place.profile;
        profile.environment = profile::Environment::Production;
        m_tab->setConnection(profile, {});
        const QString dangerous
            = write("create table guarded (a int);\n\ndelete from guarded;\n"
                    "create role guarded_role password 'geheim%1';\ndrop role guarded_role;\n");
        m_tab->runFile(dangerous);
        QTRY_COMPARE(m_world->prompts.questions.size(), 1);
        QTRY_VERIFY(!m_tab->status().running);
        const Question &question = m_world->prompts.questions.first();
        QVERIFY2(question.detail.contains(QLatin1String("line 3: delete from guarded")),
                 qPrintable(question.detail));
        QVERIFY2(question.detail.contains(QLatin1String("line 4")), qPrintable(question.detail));
        QVERIFY(!question.detail.contains(QLatin1String("geheim")));
        QCOMPARE(ask(QStringLiteral("select to_regclass('guarded') is null")), QStringLiteral("t"));

        m_world->prompts.answer(QStringLiteral("Run on production"));
        m_tab->runFile(dangerous);
        QTRY_VERIFY(messages().contains(QLatin1String("DROP ROLE")));
        QTRY_VERIFY(!m_tab->status().running);
        // nothing in it: nothing is asked
        m_tab->runFile(write("drop table if exists guarded"));
        QTRY_COMPARE(m_world->prompts.questions.size(), 3);
        m_tab->runFile(write("select 1 as harmless;"));
        QTRY_COMPARE(m_tab->results().resultCount(), 1);
        QCOMPARE(m_world->prompts.questions.size(), 3);
    }

    void scriptOfAHundredThousand()
    {
        QByteArray script = "create temp table many (n int);\n";
        for (int i = 0; i < 100000; ++i)
            script += "insert into many values (" + QByteArray::number(i) + ");\n";
        script += "select count(*) from many;\n";
        m_tab->editor().setText(QString::fromLatin1(script));
        Heartbeat heartbeat;
        QCoreApplication::processEvents();
        QElapsedTimer clock;
        clock.start();
        m_tab->runScript();
        const qint64 asked = clock.elapsed();
        QTRY_VERIFY(m_tab->runBar().isVisible());
        m_world->shot(*m_tab, QStringLiteral("running-many"));
        QVERIFY2(m_tab->runBar().text().contains(QLatin1String("002")), qPrintable(m_tab->runBar().text()));
        QCoreApplication::processEvents();
        heartbeat.reset(); // pictures take their time
        QTRY_VERIFY_WITH_TIMEOUT(!m_tab->status().running, 120000);
        QCOMPARE(cell(0), QStringLiteral("100000"));
        qInfo("%lld ms, longest gap %lld ms, %lld ms to begin with", clock.elapsed(), heartbeat.longestGap(),
              asked);
    }

    void sizeAndWrapAreOfAllTabs()
    {
        SqlTab other({m_world->theme, m_world->icons, m_world->pool, m_world->connector, m_world->settings,
                      m_world->prompts});
        QCOMPARE(other.editor().fontSize(), 13);
        const auto press = [this](const char *action) { find<QAction>(action)->trigger(); };
        press("editorZoomIn");
        press("editorWrap");
        QCOMPARE(m_tab->editor().fontSize(), 14);
        QCOMPARE(other.editor().fontSize(), 14);
        QVERIFY(m_tab->editor().isWrapped() && other.editor().isWrapped());
        const auto height = [](const SqlTab &tab) {
            return tab.editor().area().SendScintilla(QsciScintilla::SCI_TEXTHEIGHT, 0UL);
        };
        QCOMPARE(height(other), height(*m_tab));
        m_world->settings.set(keys::editorFontSize, 26);
        QCOMPARE(height(other), 40L);
        SqlTab later({m_world->theme, m_world->icons, m_world->pool, m_world->connector, m_world->settings,
                      m_world->prompts});
        QCOMPARE(later.editor().fontSize(), 26);
        QVERIFY(later.editor().isWrapped());
        press("editorZoomReset");
        QCOMPARE(later.editor().fontSize(), 13);
        QCOMPARE(height(later), 20L);
        QCOMPARE(m_world->settings.get(keys::editorFontSize), 13);
    }

    void largeTextIsPlannedBesideTheWindow()
    {
        QVERIFY(TestServer::query(m_url, QStringLiteral("create table counted (n int)")));
        const auto large = [](const QByteArray &last) {
            QByteArray script;
            for (int i = 0; script.size() < 600000; ++i)
                script += "insert into counted values (" + QByteArray::number(i) + "); -- é😀 ''\r\n";
            return QString::fromUtf8(script + last);
        };
        const QString script = large("select count(*) from counted;\r\nselect 'x;y' as x \\gset");
        m_tab->editor().setText(script);
        const QList<editor::SqlRange> all = m_tab->editor().allStatements();
        const QByteArray text = script.toUtf8();
        const QList<editor::SqlRange> planned = ui::query::statementsIn({text, 0, text.size()});
        QCOMPARE(planned.size(), all.size());
        QVERIFY(planned == all);

        // twice pressed, and once more: run once
        m_tab->runScript();
        QVERIFY(m_tab->status().running);
        QVERIFY(m_tab->results().resultCount() == 0);
        m_tab->runScript();
        m_tab->runStatement();
        QVERIFY(m_tab->banner().text().contains(QLatin1String("running on this tab already")));
        m_tab->editor().insertText(QStringLiteral("select wrong, typed meanwhile;"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_tab->status().running, 120000);
        QVERIFY2(!messages().contains(QLatin1String("failed")), qPrintable(messages().right(400)));
        const QString count = QString::number(all.size() - 3);
        QCOMPARE(cell(0), count);
        QCOMPARE(ask(QStringLiteral("select count(*) from counted")), count);

        // Esc before anything was sent: nothing is, and the next run is a run of its own
        m_tab->editor().setText(large({}));
        m_tab->runScript();
        m_tab->cancel();
        QVERIFY(!m_tab->status().running);
        QVERIFY(m_tab->banner().text().contains(QLatin1String("nothing was sent")));
        m_tab->editor().setText(QStringLiteral("select 'after'"));
        m_tab->runScript();
        QTRY_COMPARE(cell(0), QStringLiteral("after"));
        QTRY_VERIFY(!m_tab->status().running);
        QCOMPARE(ask(QStringLiteral("select count(*) from counted")), count);

        // what is asked is asked all the same, and the connection is not changed under it
        m_tab->editor().setText(large("alter role nobody password 'in clear';"));
        m_tab->runScript();
        m_tab->setConnection(m_world->place.profile, QStringLiteral("postgres"));
        QVERIFY(m_tab->banner().text().contains(QLatin1String("can be changed afterwards")));
        auto *bar = find<Banner>("passwordBar");
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(QLatin1String("password in clear")));
        QVERIFY(!m_tab->status().running);
        QCOMPARE(ask(QStringLiteral("select count(*) from counted")), count);

        // a large selection: only that
        m_tab->editor().setText(large("select 'not selected';"));
        m_tab->editor().select(text.indexOf("insert", 100), 400000);
        m_tab->runStatement();
        QTRY_VERIFY_WITH_TIMEOUT(!m_tab->status().running, 120000);
        QVERIFY(m_tab->results().resultCount() == 0);
        QVERIFY(ask(QStringLiteral("select count(*) from counted")).toInt() > count.toInt() + 1000);
    }

    void othersWaitForIt()
    {
        run(QStringLiteral("begin; update t set v = 'mine' where id = 1;"));
        QVERIFY(m_tab->status().inTransaction);
        auto &bar = m_tab->transactionBar();
        bar.setInterval(std::chrono::milliseconds(200));
        session::Canceller canceller;
        session::Session first(requestFromUrl(m_url), canceller);
        session::Session second(requestFromUrl(m_url), canceller);
        VERIFY_OK(first.open().wait());
        VERIFY_OK(second.open().wait());
        const auto later = [](session::Session &session, const QByteArray &sql) {
            return session.run<bool>(QStringLiteral("wait"),
                                     [sql](session::Link &link, session::Job &job) -> Result<bool> {
                                         return bool(link.execute(job, sql));
                                     });
        };
        auto one = later(first, "update t set v = 'theirs' where id = 1");
        QTRY_VERIFY(bar.isVisible());
        auto two = later(second, "update t set v = 'later' where id = 1"); // waits behind the first
        QTRY_VERIFY2(bar.text().contains(QLatin1String("blocks 2 sessions")), qPrintable(bar.text()));
        QTest::mouseClick(find<QPushButton>("blocksShow"), Qt::LeftButton);
        auto *list = find<QTableWidget>("blockedSessions");
        QVERIFY(list->isVisible());
        QCOMPARE(list->item(0, 3)->text(), QStringLiteral("update t set v = 'theirs' where id = 1"));
        QVERIFY2(m_tab->status().state.contains(QLatin1String("lock")), qPrintable(m_tab->status().state));
        m_world->shot(*m_tab, QStringLiteral("running-blocks"));
        QTest::mouseClick(find<QPushButton>("blocksRollback"), Qt::LeftButton);
        QTRY_VERIFY(!bar.isVisible());
        QTRY_VERIFY(one.isFinished() && two.isFinished());
        QVERIFY(!bar.held());
    }

    void transactionsAsChosen()
    {
        m_tab->setAutoCommit(false);
        m_world->settings.set(keys::isolation, QStringLiteral("SERIALIZABLE"));
        m_world->settings.set(keys::readOnlyTransactions, true);
        m_world->settings.set(keys::deferrableTransactions, true);
        run(QStringLiteral("select current_setting('transaction_isolation'), "
                           "current_setting('transaction_read_only'), "
                           "current_setting('transaction_deferrable')"));
        QCOMPARE(cell(0), QStringLiteral("serializable"));
        QCOMPARE(cell(0, 0, 1), QStringLiteral("on"));
        QCOMPARE(cell(0, 0, 2), QStringLiteral("on"));
        m_tab->rollback();
        QTRY_VERIFY(!m_tab->status().inTransaction);
        m_world->settings.set(keys::readOnlyTransactions, false);
        m_world->settings.set(keys::deferrableTransactions, false);
        m_world->settings.set(keys::savepoints, 2);
        m_world->settings.set(keys::stopOnError, false);
        run(QStringLiteral("create temp table s (n int); insert into s values (1); select 1/0; "
                           "insert into s values (2); select count(*) from s"));
        QVERIFY(m_tab->status().inTransaction);
        QVERIFY(!m_tab->status().transactionFailed);
        QCOMPARE(cell(0), QStringLiteral("2"));
        m_tab->setAutoCommit(true);
    }

    void notificationsWhileIdle()
    {
        run(QStringLiteral("listen \"Ä chan\""));
        QVERIFY(TestServer::query(m_url, QStringLiteral("notify \"Ä chan\", '<b>%1 payload</b>'")));
        QTRY_VERIFY2(messages().contains(QLatin1String("<b>%1 payload</b>")), qPrintable(messages()));
        QVERIFY2(messages().contains(QStringLiteral("  Ä chan  from backend ")), qPrintable(messages()));
        m_world->shot(*m_tab, QStringLiteral("running-notify"));
    }

    void watchStaysInItsPlace()
    {
        start(QStringLiteral("select clock_timestamp() as at \\watch 0.1\n"));
        QTRY_COMPARE(m_tab->results().resultCount(), 1);
        const QString before = cell(0);
        QTRY_VERIFY(cell(0) != before && cell(0).startsWith(QLatin1String("20")));
        QCOMPARE(m_tab->results().resultCount(), 1);
        m_tab->cancel();
        QTRY_VERIFY(!m_tab->status().running);
        QCOMPARE(m_tab->results().resultCount(), 1);
    }

    /// They come from the server, while the form is there already.
    void parametersHaveTypes()
    {
        VERIFY_OK(TestServer::query(m_url,
                                    QStringLiteral("create schema \"<b>%1\"; create domain \"<b>%1\".\"D é\" "
                                                   "as int; create table \"<b>%1\".x "
                                                   "(a \"<b>%1\".\"D é\", w timestamptz)")));
        run(QStringLiteral("set search_path to \"<b>%1\", public"));
        QTRY_VERIFY(m_tab->searchPath());
        start(QStringLiteral(
            "select 1; insert into x (w, a) values ($2, $1::\"D é\"); select * from t where id = $1 "
            "and v = any($2);\nselect nonsense($1)"));
        auto &bar = m_tab->parameterBar();
        QVERIFY(bar.isAsking());
        QTRY_VERIFY(find<QLabel>("parameterType0")->isVisible());
        const auto type = [this](const char *name) { return find<QLabel>(name)->text(); };
        QCOMPARE(type("parameterType0"), QStringLiteral("\"D é\""));
        QCOMPARE(type("parameterType1"), QStringLiteral("timestamp with time zone"));
        QCOMPARE(type("parameterType2"), QStringLiteral("integer"));
        QCOMPARE(type("parameterType3"), QStringLiteral("text[]"));
        QVERIFY(!find<QLabel>("parameterType4")->isVisible());
        m_world->shot(*m_tab, QStringLiteral("running-parametertypes"));
        bar.dismiss();
        QCOMPARE(ask(QStringLiteral("select count(*) from \"<b>%1\".x")), QStringLiteral("0"));
    }

    /// Before a session of its own is there, the tab is told which server it is.
    void checkedBeforeTheFirstRun()
    {
        auto &check = m_tab->editor().tools().liveCheck();
        m_tab->editor().setText(QStringLiteral("selct 1;"));
        m_tab->setServerMajor(sql::parserVersion());
        QTRY_COMPARE(check.marks().size(), 1);
        m_tab->setServerMajor(sql::parserVersion() + 1);
        QTRY_COMPARE(check.marks().size(), 0);
        run(QStringLiteral("select 1"));
        const int server = m_tab->status().session->version.major();
        m_tab->setServerMajor(0); // its session knows better
        m_tab->editor().setText(QStringLiteral("selct 2;"));
        if (server <= sql::parserVersion())
            QTRY_COMPARE(check.marks().size(), 1);
    }

    void searchPathOfTheSession()
    {
        run(QStringLiteral("create schema if not exists \"Ä %1\"; select 1"));
        QVERIFY(!m_tab->searchPath());
        run(QStringLiteral("SET SEARCH_PATH to \"Ä %1\", missing, public"));
        const QStringList set{QStringLiteral("Ä %1"), QStringLiteral("public")};
        QTRY_COMPARE(m_tab->searchPath().value_or(QStringList()), set);
        run(QStringLiteral("begin; set local search_path = pg_catalog"));
        QTRY_COMPARE(m_tab->searchPath().value_or(QStringList()), QStringList{QStringLiteral("pg_catalog")});
        m_tab->rollback();
        QTRY_COMPARE(m_tab->searchPath().value_or(QStringList()), set);
        run(QStringLiteral("select set_config('search_path', 'public', false)"));
        QTRY_COMPARE(m_tab->searchPath().value_or(QStringList()), QStringList{QStringLiteral("public")});
        run(QStringLiteral("reset all"));
        QTRY_COMPARE(m_tab->searchPath().value_or(QStringList()), QStringList{QStringLiteral("public")});
    }

    void progressOfAScript()
    {
        QString script;
        for (int i = 0; i < 40; ++i)
            script += QStringLiteral("select pg_sleep(0.02);\n");
        start(script);
        QTRY_VERIFY(m_tab->runBar().isVisible());
        QVERIFY2(m_tab->runBar().text().contains(QLatin1String(" of 40")),
                 qPrintable(m_tab->runBar().text()));
        m_world->shot(*m_tab, QStringLiteral("running-script"));
        QTest::mouseClick(find<QPushButton>("runBarCancel"), Qt::LeftButton);
        QTRY_VERIFY(!m_tab->status().running);
        QVERIFY2(messages().contains(QLatin1String("were not run")), qPrintable(messages()));
    }
};

QTEST_MAIN(TestRunning)
#include "tst_running_db.moc"
