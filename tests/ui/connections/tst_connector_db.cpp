// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/conninfo.h"
#include "core/secrets/memorystore.h"
#include "tests/support/scriptedprompts.h"
#include "tests/support/testmain.h"
#include "tests/support/testserver.h"
#include "ui/connections/connectionform.h"
#include "ui/connections/connector.h"

#include <QCompleter>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>

#include <deque>

using namespace ui::connections;
using core::Error;
using core::Secret;
using core::profile::ConnectionProfile;

namespace {

const QString Password = QStringLiteral("rîght 'pass\"word%1 \\");

/// Answers from a list; with none left it cancels, unless it is told to keep the question open.
class ScriptedAsker : public PasswordAsker
{
public:
    core::Task<PasswordAnswer> ask(const PasswordQuestion &question) override
    {
        questions << question;
        if (keepOpen) {
            open = std::make_shared<core::TaskSource<PasswordAnswer>>();
            return open->task();
        }
        if (answers.empty())
            return core::finishedTask<PasswordAnswer>(Error::cancelled());
        auto answer = answers.front();
        answers.pop_front();
        return core::finishedTask<PasswordAnswer>(answer);
    }

    QList<PasswordQuestion> questions;
    std::deque<PasswordAnswer> answers;
    std::shared_ptr<core::TaskSource<PasswordAnswer>> open;
    bool keepOpen = false;
};

} // namespace

class TestConnector : public QObject
{
    Q_OBJECT

    std::unique_ptr<TestServer> m_server;
    core::session::Canceller m_canceller;
    std::unique_ptr<core::session::Pool> m_pool;
    std::unique_ptr<core::secrets::MemoryStore> m_secrets;
    std::unique_ptr<ScriptedAsker> m_asker;
    std::unique_ptr<Connector> m_connector;
    std::unique_ptr<QSignalSpy> m_connected;
    std::unique_ptr<QSignalSpy> m_failed;
    std::unique_ptr<QSignalSpy> m_cancelled;
    ConnectionProfile m_profile;

    qsizetype ends() const { return m_connected->size() + m_failed->size() + m_cancelled->size(); }

    QByteArray stored() const
    {
        auto task = m_secrets->read(m_profile.id);
        const auto answer = task.future().result();
        return answer && answer->has_value() ? (*answer)->reveal() : QByteArray("none");
    }

    void store(const QString &password) const
    {
        static_cast<void>(m_secrets->write(m_profile.id, Secret(password)));
    }

    /// How often the server refused a password since it began.
    qsizetype refusals() const
    {
        QFile log(m_server->folder() + QStringLiteral("/server.log"));
        return log.open(QIODevice::ReadOnly) ? log.readAll().count("password authentication failed") : -1;
    }

private slots:
    void initTestCase()
    {
        auto server = TestServer::start({.tcp = true, .password = Password});
        VERIFY_OK(server);
        m_server = std::move(*server);
    }

    void init()
    {
        m_pool = std::make_unique<core::session::Pool>(m_canceller);
        m_secrets = std::make_unique<core::secrets::MemoryStore>();
        m_asker = std::make_unique<ScriptedAsker>();
        m_connector = std::make_unique<Connector>(*m_pool, *m_secrets, *m_asker);
        m_connected = std::make_unique<QSignalSpy>(m_connector.get(), &Connector::connected);
        m_failed = std::make_unique<QSignalSpy>(m_connector.get(), &Connector::failed);
        m_cancelled = std::make_unique<QSignalSpy>(m_connector.get(), &Connector::cancelled);
        auto parsed = core::profile::parseConninfo(m_server->tcpUrl());
        VERIFY_OK(parsed);
        m_profile = parsed->profile;
        m_profile.id = QUuid::createUuid();
    }

    void cleanup() { m_connector.reset(); }

    void aSocketWantsNoPassword()
    {
        auto parsed = core::profile::parseConninfo(m_server->url());
        VERIFY_OK(parsed);
        m_profile = parsed->profile;
        m_profile.id = QUuid::createUuid();
        m_connector->connectTo(m_profile);
        QVERIFY(m_connector->isConnecting(m_profile.id));
        m_connector->connectTo(m_profile); // once is enough
        QTRY_COMPARE(ends(), 1);
        QCOMPARE(m_connected->size(), 1);
        QVERIFY(m_asker->questions.isEmpty());
        const auto info = m_connected->first().at(1).value<core::session::SessionInfo>();
        QVERIFY(info.localSocket);
        QVERIFY(summaryOf(info).startsWith(QLatin1String("PostgreSQL ")));
        QVERIFY(!m_connector->isConnecting(m_profile.id));
    }

    void asksWhereNothingIsStored()
    {
        const qsizetype before = refusals();
        m_asker->answers.push_back({Secret(Password), true});
        m_connector->connectTo(m_profile);
        QTRY_COMPARE(ends(), 1);
        QCOMPARE(m_connected->size(), 1);
        QCOMPARE(m_asker->questions.size(), 1);
        QVERIFY(!m_asker->questions.first().previous); // nothing was refused yet
        QCOMPARE(stored(), Password.toUtf8());
        QCOMPARE(refusals(), before);
    }

    void notStoredUnlessTicked()
    {
        m_asker->answers.push_back({Secret(Password), false});
        m_connector->connectTo(m_profile);
        QTRY_COMPARE(m_connected->size(), 1);
        QCOMPARE(stored(), QByteArray("none"));
        QVERIFY(m_pool->hasPassword(m_profile.id)); // for the run
    }

    void usesTheStoredOne()
    {
        store(Password);
        m_connector->connectTo(m_profile);
        QTRY_COMPARE(m_connected->size(), 1);
        QVERIFY(m_asker->questions.isEmpty());
    }

    void aWrongStoredPasswordIsTriedOnceAndKept()
    {
        const qsizetype before = refusals();
        store(QStringLiteral("wrong"));
        m_connector->connectTo(m_profile);
        QTRY_COMPARE(ends(), 1);
        QCOMPARE(m_cancelled->size(), 1);
        QCOMPARE(m_asker->questions.size(), 1);
        const auto previous = m_asker->questions.first().previous;
        QVERIFY(previous);
        QCOMPARE(previous->sqlState, QStringLiteral("28P01"));
        QVERIFY(previous->message.contains(QLatin1String("postgres")));
        QCOMPARE(refusals(), before + 1);
        QCOMPARE(stored(), QByteArray("wrong"));
        QVERIFY(!m_pool->hasPassword(m_profile.id)); // no other connection sends it again
    }

    void aWrongAnswerIsAskedAgainAndNotStored()
    {
        const qsizetype before = refusals();
        store(QStringLiteral("wrong"));
        m_asker->answers.push_back({Secret(QStringLiteral("wrong too")), true});
        m_asker->answers.push_back({Secret(Password), false});
        m_connector->connectTo(m_profile);
        QTRY_COMPARE(ends(), 1);
        QCOMPARE(m_connected->size(), 1);
        QCOMPARE(m_asker->questions.size(), 2);
        QCOMPARE(refusals(), before + 2); // one for each of the two
        QCOMPARE(stored(), QByteArray("wrong"));
    }

    void aTypedPasswordIsStoredAfterSuccess()
    {
        m_connector->connectTo(m_profile, PasswordAnswer{Secret(Password), true});
        QCOMPARE(stored(), QByteArray("none"));
        QTRY_COMPARE(m_connected->size(), 1);
        QCOMPARE(stored(), Password.toUtf8());
    }

    void anUnknownDatabaseFails()
    {
        m_profile.database = QStringLiteral("no such 'database' %1");
        m_connector->connectTo(m_profile, PasswordAnswer{Secret(Password), true});
        QTRY_COMPARE(ends(), 1);
        QCOMPARE(m_failed->size(), 1);
        const auto error = m_failed->first().at(1).value<Error>();
        QCOMPARE(error.sqlState, QStringLiteral("3D000"));
        QCOMPARE(fieldOf(error), QStringLiteral("database"));
        QCOMPARE(stored(), QByteArray("none"));
    }

    void cancelWorksWhileConnecting()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        m_profile.port = QString::number(silent.serverPort());
        m_connector->connectTo(m_profile);
        QTRY_VERIFY(silent.hasPendingConnections());
        QElapsedTimer clock;
        clock.start();
        m_connector->cancel(m_profile.id);
        QCOMPARE(m_cancelled->size(), 1);
        QVERIFY(clock.elapsed() < support::Patience);
        QVERIFY(!m_connector->isConnecting(m_profile.id));
        m_connector->cancel(m_profile.id); // nothing to do
        QCOMPARE(ends(), 1);
        // and it can be tried again at once
        m_connector->connectTo(m_profile);
        QVERIFY(m_connector->isConnecting(m_profile.id));
        m_connector.reset();
        QVERIFY(clock.elapsed() < support::Patience);
    }

    void cancelTakesTheQuestionBack()
    {
        m_asker->keepOpen = true;
        m_connector->connectTo(m_profile);
        QTRY_VERIFY(m_asker->open);
        m_connector->cancel(m_profile.id);
        QVERIFY(m_asker->open->stopToken().stop_requested());
        m_asker->open->finish(PasswordAnswer{Secret(Password), true}); // too late
        QCoreApplication::sendPostedEvents();
        QCOMPARE(ends(), 1);
        QCOMPARE(stored(), QByteArray("none"));
    }

    void theFormTestsAndPointsAtThePassword()
    {
        ui::Theme theme;
        const ui::Icons icons(theme);
        support::ScriptedPrompts prompts;
        QTemporaryDir folder;
        core::profile::ProfileStore profiles(folder.filePath(QStringLiteral("c.json")));
        ConnectionForm form({theme, icons, prompts, profiles, *m_secrets, m_canceller});
        form.show();
        form.showProfile(m_profile, Secret(QStringLiteral("wrong")));
        auto *problem = form.findChild<QLabel *>(QStringLiteral("passwordProblem"));
        auto *password = form.findChild<PasswordField *>();
        auto *database = form.findChild<QLineEdit *>(QStringLiteral("databaseField"));
        form.test();
        QTRY_VERIFY(!problem->text().isEmpty());
        QVERIFY(problem->text().contains(QLatin1String("28P01")));
        QVERIFY(password->property("error").toBool());

        password->setText({});
        QTest::keyClicks(password, QStringLiteral("x"));
        QVERIFY(problem->text().isEmpty());
        form.showProfile(m_profile, Secret(Password));
        form.test();
        auto *words = form.findChild<QLabel *>(QStringLiteral("testWords"));
        QTRY_VERIFY(words->text().startsWith(QLatin1String("PostgreSQL ")));
        QVERIFY2(words->text().contains(QLatin1String("round trip")), qPrintable(words->text()));
        QTRY_VERIFY(database->completer());

        // a database that is not there: the server's words, and the names of those that are
        database->setText(QStringLiteral("shöp"));
        form.test();
        auto *missing = form.findChild<QLabel *>(QStringLiteral("databaseProblem"));
        auto *others = form.findChild<QLabel *>(QStringLiteral("databaseRemark"));
        QTRY_VERIFY(missing->text().contains(QLatin1String("3D000")));
        QTRY_VERIFY(others->text().contains(QLatin1String("postgres")));
        database->setText(QStringLiteral("postgres"));
        QVERIFY(others->text().isEmpty());
    }
};

QTEST_MAIN(TestConnector)
#include "tst_connector_db.moc"
