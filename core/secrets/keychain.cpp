// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/keychain.h"

#include <QFileInfo>
#include <QPointer>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include <memory>
#include <stop_token>

namespace core::secrets {

namespace {

constexpr QLatin1String Service("Howdah");
constexpr QLatin1String ProbeKey("probe");

QString keyOf(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

/// A desktop's keychain is reached over the session bus; without one there is nobody to ask, and asking could
/// start one.
bool busMayBeThere()
{
#if defined(Q_OS_UNIX) && !defined(Q_OS_DARWIN)
    if (!qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        return true;
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR");
    return !folder.isEmpty() && QFileInfo::exists(folder + QStringLiteral("/bus"));
#else
    return true;
#endif
}

Error notAvailable(const QString &reason)
{
    return Error::io(QStringLiteral("No keychain is available"), reason);
}

/// The keychain itself answered, whatever it said of the entry.
bool answered(QKeychain::Error error)
{
    return error != QKeychain::NoBackendAvailable && error != QKeychain::NotImplemented
        && error != QKeychain::OtherError;
}

} // namespace

Keychain::Keychain(QObject *parent)
    : Keychain(Patience(), parent)
{
}

Keychain::Keychain(Patience patience, QObject *parent)
    : SecretStore(parent)
    , m_patience(patience)
{
}

Keychain::~Keychain()
{
    for (auto &then : std::exchange(m_waiting, {}))
        then(false);
}

void Keychain::setState(State state)
{
    const bool before = persistent();
    m_state = state;
    if (persistent() != before)
        emit persistenceChanged(persistent());
}

void Keychain::settle(bool present)
{
    setState(present ? State::Present : State::Missing);
    for (auto &then : std::exchange(m_waiting, {}))
        then(present);
}

void Keychain::probe()
{
    if (m_state != State::Unknown)
        return;
    if (!busMayBeThere()) {
        m_reason = QStringLiteral("There is no session bus");
        settle(false);
        return;
    }
    m_state = State::Probing;
    auto *job = new QKeychain::ReadPasswordJob(Service);
    job->setInsecureFallback(false);
    job->setKey(ProbeKey);
    // an answer after the time limit still counts, from then on
    connect(job, &QKeychain::Job::finished, this, [this](QKeychain::Job *done) {
        m_reason = done->errorString();
        settle(answered(done->error()));
    });
    QTimer::singleShot(m_patience.probe, this, [this] {
        if (m_state != State::Probing)
            return;
        m_reason = QStringLiteral("It does not answer");
        settle(false);
    });
    job->start();
}

void Keychain::whenKnown(std::function<void(bool)> then)
{
    probe();
    if (m_state == State::Probing)
        m_waiting.push_back(std::move(then));
    else
        then(m_state == State::Present);
}

template <class T, class MakeJob, class Take> Task<T> Keychain::ask(MakeJob makeJob, Take take)
{
    struct Question
    {
        TaskSource<T> source;
        std::optional<std::stop_callback<std::function<void()>>> onStop;
    };
    auto question = std::make_shared<Question>();
    question->onStop.emplace(question->source.stopToken(), [raw = question.get()] {
        // the callback is a member of the question, so the question is alive here
        raw->source.finish(Error::cancelled());
    });
    auto task = question->source.task();
    whenKnown([this, question, makeJob, take](bool present) {
        if (!present) {
            question->source.finish(notAvailable(m_reason));
            return;
        }
        if (question->source.stopToken().stop_requested())
            return;
        QKeychain::Job *job = makeJob();
        job->setInsecureFallback(false);
        // the job outlives us if need be: QtKeychain deletes it when it is done
        connect(job, &QKeychain::Job::finished, job,
                [question, take](QKeychain::Job *done) { question->source.finish(take(done)); });
        QTimer::singleShot(m_patience.answer, this, [question] {
            question->source.finish(notAvailable(QStringLiteral("It does not answer")));
        });
        job->start();
    });
    return task;
}

Task<std::optional<Secret>> Keychain::read(const QUuid &id)
{
    return ask<std::optional<Secret>>(
        [id]() -> QKeychain::Job * {
            auto *job = new QKeychain::ReadPasswordJob(Service);
            job->setKey(keyOf(id));
            return job;
        },
        [](QKeychain::Job *done) -> Result<std::optional<Secret>> {
            if (done->error() == QKeychain::EntryNotFound)
                return std::optional<Secret>();
            if (done->error() != QKeychain::NoError)
                return Error::io(QStringLiteral("The keychain refused"), done->errorString());
            return std::optional<Secret>(
                Secret(static_cast<QKeychain::ReadPasswordJob *>(done)->binaryData()));
        });
}

Task<void> Keychain::write(const QUuid &id, const Secret &secret)
{
    return ask<void>(
        [id, secret]() -> QKeychain::Job * {
            auto *job = new QKeychain::WritePasswordJob(Service);
            job->setKey(keyOf(id));
            job->setBinaryData(secret.reveal());
            return job;
        },
        [](QKeychain::Job *done) -> Result<void> {
            if (done->error() != QKeychain::NoError)
                return Error::io(QStringLiteral("The keychain refused"), done->errorString());
            return {};
        });
}

Task<void> Keychain::remove(const QUuid &id)
{
    return ask<void>(
        [id]() -> QKeychain::Job * {
            auto *job = new QKeychain::DeletePasswordJob(Service);
            job->setKey(keyOf(id));
            return job;
        },
        [](QKeychain::Job *done) -> Result<void> {
            if (done->error() != QKeychain::NoError && done->error() != QKeychain::EntryNotFound)
                return Error::io(QStringLiteral("The keychain refused"), done->errorString());
            return {};
        });
}

} // namespace core::secrets

#include "moc_keychain.cpp"
