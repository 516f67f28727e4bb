// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a connection up: looks for its password, tries, asks for a password where the server wants one,
// keeps it after it proved right. One try per action of the user: a refused password is never sent again, and
// the stored one stays as it is. Thread: GUI; nothing blocks.
#pragma once

#include "core/profile/connectionprofile.h"
#include "core/secrets/secretstore.h"
#include "core/session/pool.h"
#include "ui/connections/passwordasker.h"

#include <QHash>
#include <QObject>

#include <memory>

namespace ui::connections {

class Connector : public QObject
{
    Q_OBJECT

public:
    Connector(core::session::Pool &pool, core::secrets::SecretStore &secrets, PasswordAsker &asker,
              QObject *parent = nullptr);
    ~Connector() override;

    /// Ends with exactly one of connected, failed and cancelled, never before it returns. Does nothing while
    /// the same profile is being connected.
    void connectTo(const core::profile::ConnectionProfile &profile);
    /// The same with a password that was typed in a form; save: store it once it proved right.
    void connectTo(const core::profile::ConnectionProfile &profile, const PasswordAnswer &typed);
    void cancel(const QUuid &profile);
    bool isConnecting(const QUuid &profile) const { return m_attempts.contains(profile); }

signals:
    void started(const QUuid &profile);
    void connected(const QUuid &profile, const core::session::SessionInfo &info);
    void failed(const QUuid &profile, const core::Error &error);
    void cancelled(const QUuid &profile);
    /// Connected, but the password could not be stored.
    void passwordNotSaved(const QUuid &profile, const core::Error &error);

private:
    struct Attempt;
    using AttemptPtr = std::shared_ptr<Attempt>;

    void readSecret(const AttemptPtr &attempt);
    void open(const AttemptPtr &attempt);
    void askPassword(const AttemptPtr &attempt, const core::Error &error);
    void succeed(const AttemptPtr &attempt, const core::session::SessionInfo &info);
    void fail(const AttemptPtr &attempt, const core::Error &error);
    bool isCurrent(const AttemptPtr &attempt) const;

    core::session::Pool &m_pool;
    core::secrets::SecretStore &m_secrets;
    PasswordAsker &m_asker;
    QHash<QUuid, AttemptPtr> m_attempts;
};

} // namespace ui::connections
