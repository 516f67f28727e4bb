// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connections/connector.h"

#include <functional>

namespace ui::connections {

using core::Error;
using core::Result;
using core::Secret;
using core::session::Lease;

struct Connector::Attempt
{
    core::profile::ConnectionProfile profile;
    PasswordAnswer answer;        ///< what was typed, for storing it after success
    bool triedPassword = false;   ///< the running try sends one
    std::function<void()> stop{}; ///< of the task that is waited for
};

Connector::Connector(core::session::Pool &pool, core::secrets::SecretStore &secrets, PasswordAsker &asker,
                     QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_secrets(secrets)
    , m_asker(asker)
{
}

Connector::~Connector()
{
    for (const AttemptPtr &attempt : std::as_const(m_attempts)) {
        if (attempt->stop)
            attempt->stop();
    }
}

bool Connector::isCurrent(const AttemptPtr &attempt) const
{
    return m_attempts.value(attempt->profile.id) == attempt;
}

void Connector::connectTo(const core::profile::ConnectionProfile &profile)
{
    if (isConnecting(profile.id))
        return;
    auto attempt = std::make_shared<Attempt>(Attempt{.profile = profile});
    m_attempts.insert(profile.id, attempt);
    emit started(profile.id);
    if (m_pool.hasPassword(profile.id)) {
        attempt->triedPassword = true;
        open(attempt);
    } else {
        readSecret(attempt);
    }
}

void Connector::connectTo(const core::profile::ConnectionProfile &profile, const PasswordAnswer &typed)
{
    if (typed.password.isEmpty()) {
        connectTo(profile);
        return;
    }
    if (isConnecting(profile.id))
        return;
    auto attempt
        = std::make_shared<Attempt>(Attempt{.profile = profile, .answer = typed, .triedPassword = true});
    m_attempts.insert(profile.id, attempt);
    emit started(profile.id);
    m_pool.setPassword(profile.id, typed.password);
    open(attempt);
}

void Connector::readSecret(const AttemptPtr &attempt)
{
    auto task = m_secrets.read(attempt->profile.id);
    attempt->stop = [task]() mutable { task.requestStop(); };
    core::whenDone(task, this, [this, attempt](Result<std::optional<Secret>> answer) {
        if (!isCurrent(attempt))
            return;
        // a store that cannot be asked is no reason not to try: the server may want no password
        if (answer && answer->has_value() && !(*answer)->isEmpty()) {
            m_pool.setPassword(attempt->profile.id, **answer);
            attempt->triedPassword = true;
        }
        open(attempt);
    });
}

void Connector::open(const AttemptPtr &attempt)
{
    auto task = m_pool.shared(attempt->profile);
    attempt->stop = [task]() mutable { task.requestStop(); };
    core::whenDone(task, this, [this, attempt](Result<Lease> answer) {
        if (!isCurrent(attempt))
            return; // cancelled meanwhile; the lease goes back by itself
        if (answer) {
            const auto info = (*answer)->info();
            answer->release();
            succeed(attempt, info);
        } else if (answer.error().kind == Error::Kind::Auth && answer.error().needsPassword) {
            // no later connection may send the refused one again; what the keychain holds is not ours to
            // judge
            m_pool.setPassword(attempt->profile.id, {});
            askPassword(attempt, answer.error());
        } else {
            fail(attempt, answer.error());
        }
    });
}

void Connector::askPassword(const AttemptPtr &attempt, const Error &error)
{
    PasswordQuestion question;
    question.profile = attempt->profile;
    if (attempt->triedPassword)
        question.previous = error;
    question.keychain = m_secrets.persistent();
    auto task = m_asker.ask(question);
    attempt->stop = [task]() mutable { task.requestStop(); };
    core::whenDone(task, this, [this, attempt](Result<PasswordAnswer> answer) {
        if (!isCurrent(attempt))
            return;
        if (!answer) {
            fail(attempt, answer.error());
            return;
        }
        attempt->answer = *answer;
        attempt->triedPassword = true;
        m_pool.setPassword(attempt->profile.id, attempt->answer.password);
        open(attempt);
    });
}

void Connector::succeed(const AttemptPtr &attempt, const core::session::SessionInfo &info)
{
    const QUuid id = attempt->profile.id;
    m_attempts.remove(id);
    if (attempt->answer.save && !attempt->answer.password.isEmpty()) {
        core::whenDone(m_secrets.write(id, attempt->answer.password), this, [this, id](Result<void> stored) {
            if (!stored && !stored.error().isCancelled())
                emit passwordNotSaved(id, stored.error());
        });
    }
    emit connected(id, info);
}

void Connector::fail(const AttemptPtr &attempt, const Error &error)
{
    m_attempts.remove(attempt->profile.id);
    if (error.isCancelled())
        emit cancelled(attempt->profile.id);
    else
        emit failed(attempt->profile.id, error);
}

void Connector::cancel(const QUuid &profile)
{
    const AttemptPtr attempt = m_attempts.take(profile);
    if (!attempt)
        return;
    if (attempt->stop)
        attempt->stop();
    emit cancelled(profile);
}

} // namespace ui::connections
