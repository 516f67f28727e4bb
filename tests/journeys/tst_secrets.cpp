// SPDX-License-Identifier: GPL-3.0-or-later
// Passwords typed into the real window, on a server that logs everything: connecting with one in the URI and
// by the prompt, a role made with one, tried and saved, one that is never saved. Afterwards no clear password
// is anywhere.
#include "app/program.h"
#include "core/base/sqlquote.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/secretwatch.h"
#include "tests/support/testmain.h"
#include "ui/base/actions.h"
#include "ui/base/banner.h"
#include "ui/editor/sqleditor.h"
#include "ui/forms/formtab.h"
#include "ui/forms/formview.h"
#include "ui/forms/tryreportview.h"
#include "ui/query/messagesview.h"
#include "ui/query/resultspane.h"
#include "ui/query/sqltab.h"
#include "ui/tabs/tabarea.h"

#include <QApplication>
#include <QDirIterator>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QUrl>

using namespace ui;

class TestSecretsJourney : public QObject
{
    Q_OBJECT

    std::unique_ptr<SecretWatch> m_watch;
    std::unique_ptr<app::Program> m_program;
    const QString m_password = SecretWatch::password(QStringLiteral("of postgres"));

    window::MainWindow &window() { return m_program->window(); }

    template <class T> T *find(const char *name, QWidget *in = nullptr)
    {
        return (in ? in : &window())->findChild<T *>(QLatin1String(name));
    }
    static QString encoded(const QString &text) { return QString::fromLatin1(QUrl::toPercentEncoding(text)); }

    void connectWith(const QString &url)
    {
        auto *field = find<QLineEdit>("adHocField");
        QVERIFY(field);
        field->setText(url);
        QTest::mouseClick(find<QPushButton>("adHocConnect"), Qt::LeftButton);
    }
    void connectToServer()
    {
        connectWith(QString(m_watch->server().tcpUrl())
                        .replace(QLatin1String("postgres@"),
                                 QStringLiteral("postgres:%1@").arg(encoded(m_password))));
        QTRY_VERIFY(window().currentSqlTab());
        QTRY_VERIFY(!window().currentSqlTab()->status().running);
    }

    /// A new role's form, filled in with keys.
    forms::FormTab *newRole(const QString &name, const QString &password)
    {
        window().actions().action(QLatin1StringView("object.new.role"))->trigger();
        forms::FormTab *tab = window().currentFormTab();
        if (!tab || !QTest::qWaitFor([tab] { return tab->reading().has_value(); }, support::Patience))
            return nullptr;
        auto *nameLine = find<QLineEdit>("name", tab);
        auto *passwordLine = find<QLineEdit>("password", tab);
        if (!nameLine || !passwordLine)
            return nullptr;
        nameLine->setFocus();
        QTest::keyClicks(nameLine, name);
        passwordLine->setFocus();
        passwordLine->insert(password); // as pasted: not every character has a key
        if (!QTest::qWaitFor([tab] { return !tab->form().hasErrors(); }, support::Patience))
            return nullptr;
        return tab;
    }

    /// Also what the window shows of it, but in password fields.
    void seeLabels()
    {
        QByteArray all;
        const auto labels = window().findChildren<QLabel *>();
        for (const QLabel *label : labels)
            all += label->text().toUtf8() + '\n' + label->toolTip().toUtf8() + '\n';
        m_watch->saw(QStringLiteral("the window"), all);
    }

    bool draftIsWritten(const QString &word)
    {
        for (QDirIterator walk(m_watch->home(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
             walk.hasNext();) {
            QFile file(walk.next());
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(word.toUtf8()))
                return true;
        }
        return false;
    }

private slots:
    void initTestCase()
    {
        auto watch = SecretWatch::start();
        VERIFY_OK(watch);
        m_watch = std::move(*watch);
        VERIFY_OK(m_watch->quietly(QStringLiteral("alter role postgres password ")
                                   + core::quoteLiteral(m_password)));
        QCOMPARE(m_watch->leaks(), QString());
    }

    void init()
    {
        m_program = std::make_unique<app::Program>(
            app::Program::Options{{}, std::make_unique<support::ScriptedPrompts>()});
        window().resize(1280, 800);
        window().show();
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }

    void cleanup()
    {
        seeLabels();
        QVERIFY(m_program->shutDown(std::chrono::seconds(10)));
        m_program.reset();
        const QString leaks = m_watch->leaks();
        QDir(m_watch->home() + QStringLiteral("/data/drafts")).removeRecursively(); // the next starts afresh
        QCOMPARE(leaks, QString());
    }

    void connectedByUri() { connectToServer(); }

    void connectedByPrompt()
    {
        connectWith(m_watch->server().tcpUrl());
        QTRY_VERIFY(find<QLineEdit>("promptPassword"));
        find<QLineEdit>("promptPassword")->setText(SecretWatch::password(QStringLiteral("wrong")));
        QTest::mouseClick(find<QPushButton>("promptConnect"), Qt::LeftButton);
        QTRY_VERIFY(find<QLabel>("passwordError") && find<QLabel>("passwordError")->isVisible());
        QTRY_VERIFY(find<QLineEdit>("promptPassword") && find<QLineEdit>("promptPassword")->isEnabled());
        find<QLineEdit>("promptPassword")->setText(m_password);
        QTest::mouseClick(find<QPushButton>("promptConnect"), Qt::LeftButton);
        QTRY_VERIFY(window().currentSqlTab());
        QTRY_VERIFY(!window().currentSqlTab()->status().running);
    }

    void roleTriedAndSaved()
    {
        connectToServer();
        const QString name = QStringLiteral("sally \"x'");
        const QString password = SecretWatch::password(QStringLiteral("of sally"));
        forms::FormTab *tab = newRole(name, password);
        QVERIFY(tab);
        QVERIFY(!tab->script().isEmpty());
        m_watch->saw(QStringLiteral("the form's script"), tab->script().toSql().toUtf8());
        tab->tryOut();
        QTRY_VERIFY(tab->report().isVisible() && !tab->status().running);
        bool saved = false;
        tab->save([&saved](bool done) { saved = done; });
        QTRY_VERIFY(saved);
        const auto login = TestServer::query(m_watch->server().tcpUrl(QStringLiteral("postgres"), name)
                                                 + QStringLiteral("?password=") + encoded(password),
                                             QStringLiteral("select current_user"));
        VERIFY_OK(login);
        QCOMPARE(login->at(0).at(0), name);
        const auto kept = m_watch->quietly(
            QStringLiteral("select rolpassword from pg_authid where rolname = ") + core::quoteLiteral(name));
        VERIFY_OK(kept);
        QVERIFY(kept->at(0).at(0).startsWith(QLatin1String("SCRAM-SHA-256$")));
    }

    /// The server refuses: its error stands at the form and in the log, without the password.
    void roleRefused()
    {
        connectToServer();
        forms::FormTab *tab
            = newRole(QStringLiteral("taken"), SecretWatch::password(QStringLiteral("taken")));
        QVERIFY(tab);
        VERIFY_OK(m_watch->quietly(QStringLiteral("create role taken"))); // after the form looked
        bool answered = false;
        tab->save([&answered](bool) { answered = true; });
        QTRY_VERIFY(answered);
        QVERIFY(m_watch->serverLog().contains("42710"));
    }

    /// Never saved: what was typed is kept as a draft, but the password.
    void roleLeftUnsaved()
    {
        connectToServer();
        QVERIFY(newRole(QStringLiteral("unsaved_word"), SecretWatch::password(QStringLiteral("unsaved"))));
        QTRY_VERIFY(draftIsWritten(QStringLiteral("unsaved_word")));
        QCOMPARE(m_watch->leaks(), QString());
    }

    /// A password that the server needs in clear, kept out of its log by the settings that are offered.
    void neededInClear()
    {
        connectToServer();
        VERIFY_OK(
            m_watch->quietly(QStringLiteral("create foreign data wrapper w; create server s foreign data "
                                            "wrapper w")));
        const QString secret = SecretWatch::password(QStringLiteral("elsewhere"));
        const auto where = window().currentSqlTab()->status();
        auto *tab = window().newSqlTab(
            *where.profile, where.database, QStringLiteral("mapping"),
            QStringLiteral("create user mapping for postgres server s options (user 'x', password %1)")
                .arg(core::quoteLiteral(secret)));
        tab->runStatement();
        auto *bar = find<Banner>("passwordBar", tab);
        QVERIFY(bar);
        QTRY_VERIFY(bar->isVisible());
        const auto offered = [bar]() -> QPushButton * {
            for (auto *button : bar->findChildren<QPushButton *>()) {
                if (button->isVisible() && button->text() == QLatin1String("Keep it out of the log"))
                    return button;
            }
            return nullptr;
        };
        QTRY_VERIFY(offered());
        offered()->click();
        QCOMPARE(m_watch->leaks(), QString());
        tab->runStatement(); // what is selected
        const auto made = [this] {
            const auto rows = m_watch->quietly(QStringLiteral("select count(*)::text from pg_user_mapping"));
            return rows ? rows->at(0).at(0) : QString();
        };
        QTRY_COMPARE(made(), QStringLiteral("1"));
        QTRY_VERIFY(!tab->status().running);
        m_watch->saw(QStringLiteral("messages"), tab->results().messages().toPlainText().toUtf8());
        QVERIFY(tab->results().messages().toPlainText().contains(QLatin1String("CREATE USER MAPPING")));
        QVERIFY(m_watch->serverLog().contains("reset log_statement")
                || m_watch->serverLog().contains("reset log_min"));
        tab->editor().setText(QString()); // what stands in an editor is the user's
    }

    void cleanupTestCase() { m_watch.reset(); }
};

QTEST_MAIN(TestSecretsJourney)
#include "tst_secrets.moc"
