// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/chainedstore.h"
#include "core/secrets/keychain.h"
#include "tests/support/testmain.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <memory>

using namespace core;
using namespace core::secrets;

namespace {

const QByteArray Hostile("p\"w' %1\\\n \xf0\x9f\x98\x80", 15);

/// A keychain whose answers the test gives when it likes.
class SlowStore : public SecretStore
{
public:
    Task<std::optional<Secret>> read(const QUuid &) override
    {
        reading = std::make_shared<TaskSource<std::optional<Secret>>>();
        return reading->task();
    }
    Task<void> write(const QUuid &, const Secret &) override
    {
        writing = std::make_shared<TaskSource<void>>();
        return writing->task();
    }
    Task<void> remove(const QUuid &) override { return finishedTask<void>(Error::io(QStringLiteral("no"))); }
    bool persistent() const override { return keeps; }
    void lose()
    {
        keeps = false;
        emit persistenceChanged(false);
    }

    std::shared_ptr<TaskSource<std::optional<Secret>>> reading;
    std::shared_ptr<TaskSource<void>> writing;
    bool keeps = true;
};

/// The answer of a task that needs the event loop.
template <class T> std::optional<Result<T>> answerOf(Task<T> task, int milliseconds = 5000)
{
    std::optional<Result<T>> answer;
    QObject context;
    whenDone(std::move(task), &context, [&](Result<T> got) { answer = std::move(got); });
    static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, milliseconds));
    return answer;
}

QByteArray readFrom(SecretStore &store, const QUuid &id)
{
    const auto answer = answerOf(store.read(id));
    if (!answer || !answer->has_value())
        return "failed";
    return answer->value() ? answer->value()->reveal() : QByteArray("none");
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void memoryKeeps()
    {
        MemoryStore store;
        const QUuid a = QUuid::createUuid();
        const QUuid b = QUuid::createUuid();
        QVERIFY(!store.persistent());
        QCOMPARE(readFrom(store, a), QByteArray("none"));
        VERIFY_OK(*answerOf(store.write(a, Secret(Hostile))));
        QCOMPARE(readFrom(store, a), Hostile);
        QCOMPARE(readFrom(store, b), QByteArray("none"));
        VERIFY_OK(*answerOf(store.remove(a)));
        VERIFY_OK(*answerOf(store.remove(a)));
        QCOMPARE(readFrom(store, a), QByteArray("none"));
    }

    void withoutABusTheKeychainSaysSoAtOnce()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
        QElapsedTimer clock;
        clock.start();
        Keychain keychain;
        QVERIFY(keychain.persistent()); // nobody asked yet
        QSignalSpy changed(&keychain, &SecretStore::persistenceChanged);
        const auto answer = answerOf(keychain.read(QUuid::createUuid()));
        QVERIFY(answer && !answer->has_value());
        QCOMPARE(answer->error().kind, Error::Kind::Io);
        QVERIFY(!keychain.persistent());
        QCOMPARE(changed.size(), 1);
        QVERIFY2(clock.elapsed() < support::Patience, qPrintable(QString::number(clock.elapsed())));
        QVERIFY(!answerOf(keychain.write(QUuid::createUuid(), Secret(Hostile)))->has_value());
        QVERIFY(!answerOf(keychain.remove(QUuid::createUuid()))->has_value());
    }

    void aBusThatIsDeadIsNoKeychain()
    {
        QTemporaryDir folder;
        qputenv("DBUS_SESSION_BUS_ADDRESS",
                "unix:path=" + folder.filePath(QStringLiteral("nobody")).toUtf8());
        QElapsedTimer clock;
        clock.start();
        Keychain keychain;
        const auto answer = answerOf(keychain.read(QUuid::createUuid()));
        QVERIFY(answer && !answer->has_value());
        QVERIFY(!keychain.persistent());
        QVERIFY2(clock.elapsed() < support::Patience, qPrintable(QString::number(clock.elapsed())));
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    }

    void aStoppedQuestionAnswersCancelled()
    {
        SlowStore slow;
        ChainedStore chain(slow);
        auto task = chain.read(QUuid::createUuid());
        std::optional<Result<std::optional<Secret>>> answer;
        whenDone(task, this, [&](auto got) { answer = std::move(got); });
        task.requestStop();
        QVERIFY(slow.reading->stopToken().stop_requested());
        slow.reading->finish(Error::cancelled());
        QTRY_VERIFY(answer.has_value());
        QVERIFY(answer->error().isCancelled());
    }

    void theChainPrefersTheKeychain()
    {
        MemoryStore good;
        ChainedStore chain(good);
        const QUuid id = QUuid::createUuid();
        QSignalSpy kept(&chain, &ChainedStore::keptForThisRun);
        VERIFY_OK(*answerOf(chain.write(id, Secret(Hostile))));
        QVERIFY(good.contains(id));
        QCOMPARE(readFrom(chain, id), Hostile);
        VERIFY_OK(*answerOf(chain.remove(id)));
        QVERIFY(!good.contains(id));
        QCOMPARE(kept.size(), 0);
    }

    void theChainFallsBackToTheRun()
    {
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qunsetenv("XDG_RUNTIME_DIR");
        Keychain keychain;
        ChainedStore chain(keychain);
        QSignalSpy changed(&chain, &SecretStore::persistenceChanged);
        QSignalSpy kept(&chain, &ChainedStore::keptForThisRun);
        const QUuid id = QUuid::createUuid();
        QCOMPARE(readFrom(chain, id), QByteArray("none")); // no keychain is not an error here
        VERIFY_OK(*answerOf(chain.write(id, Secret(Hostile))));
        QCOMPARE(kept.size(), 1);
        QCOMPARE(changed.size(), 1);
        QVERIFY(!chain.persistent());
        QCOMPARE(readFrom(chain, id), Hostile);
        VERIFY_OK(*answerOf(chain.remove(id)));
        QCOMPARE(readFrom(chain, id), QByteArray("none"));
    }

    void aKeychainThatCameBackTakesOver()
    {
        SlowStore slow;
        ChainedStore chain(slow);
        const QUuid id = QUuid::createUuid();
        auto first = chain.write(id, Secret(QByteArray("old")));
        slow.writing->finish(Error::io(QStringLiteral("locked")));
        VERIFY_OK(*answerOf(first));
        QCOMPARE(readFrom(chain, id), QByteArray("old"));
        auto second = chain.write(id, Secret(QByteArray("new")));
        slow.writing->finish(Result<void>());
        VERIFY_OK(*answerOf(second));
        auto read = chain.read(id);
        slow.reading->finish(std::optional<Secret>(Secret(QByteArray("new"))));
        QCOMPARE((*answerOf(read))->value().reveal(), QByteArray("new"));
    }

    void aStoreThatDiesAnswers()
    {
        std::optional<Result<std::optional<Secret>>> answer;
        {
            SlowStore slow;
            auto chain = std::make_unique<ChainedStore>(slow);
            whenDone(chain->read(QUuid::createUuid()), this, [&](auto got) { answer = std::move(got); });
            chain.reset();
            slow.reading->finish(std::optional<Secret>());
        }
        QTRY_VERIFY(answer.has_value());
        QVERIFY(answer->error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
