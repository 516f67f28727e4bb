// SPDX-License-Identifier: GPL-3.0-or-later
// The sessions of the program, by profile and database. exclusive(): a tab's own session until its lease
// ends. shared(): one of a few background sessions for catalogue and forms, which must come back Idle.
// Thread: GUI. The pool never asks for a password: it fails with Auth, and is told one with setPassword().
#pragma once

#include "core/session/session.h"

#include <QHash>
#include <QObject>
#include <QPointer>

#include <deque>
#include <memory>
#include <vector>

namespace core::session {

class Pool;

/// The right to use a session. Move-only; giving it back is its end. Thread: GUI.
class Lease
{
public:
    Lease() = default;
    Lease(Lease &&other) noexcept;
    Lease &operator=(Lease &&other) noexcept;
    ~Lease();

    explicit operator bool() const { return m_session != nullptr; }
    Session *session() const { return m_session; }
    Session *operator->() const { return m_session; }
    /// Gives the session back now.
    void release();

private:
    friend class Pool;
    Lease(Pool *pool, Session *session)
        : m_pool(pool)
        , m_session(session)
    {
    }

    QPointer<Pool> m_pool;
    QPointer<Session> m_session;
};

class Pool : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        int total = 12;                     ///< open sessions per profile, shared and exclusive
        int exclusive = 10;                 ///< of these, exclusive: tabs never take the browser's place
        int shared = 2;                     ///< of these, shared sessions per profile and database
        std::chrono::seconds pingAfter{60}; ///< an idle shared session is asked before it is handed out again
        std::chrono::seconds closeAfter{300}; ///< an idle shared session is closed
    };

    explicit Pool(Canceller &canceller, QObject *parent = nullptr);
    Pool(Canceller &canceller, Limits limits, QObject *parent = nullptr);
    ~Pool() override;

    /// Kept in memory for this run, used for every later connection of the profile. An empty secret forgets
    /// it.
    void setPassword(const QUuid &profile, const Secret &password);
    bool hasPassword(const QUuid &profile) const;

    /// A new session of its own. database empty: the profile's. Fails like Session::open(), and with
    /// Connection at once where `total` are open already.
    Task<Lease> exclusive(const profile::ConnectionProfile &profile, const QString &database = {});
    /// A background session; waits its turn where all are lent. Stopping the task gives up the place in the
    /// queue.
    Task<Lease> shared(const profile::ConnectionProfile &profile, const QString &database = {});

    /// Ends every session of a profile that is not lent, and those lent when they come back; who waits for
    /// one is answered Cancelled.
    void disconnect(const QUuid &profile);
    /// Ends the shared sessions of a database that nobody holds: it is to be renamed, moved or dropped.
    void closeIdle(const QUuid &profile, const QString &database);
    int openSessions(const QUuid &profile) const;
    /// Ends every session, lent or not, and answers everyone who waits with Cancelled. Does not wait for the
    /// server.
    void closeAll();

signals:
    void sessionCountChanged(const QUuid &profile);

private:
    friend class Lease;
    void giveBack(Session *session);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace core::session
