// SPDX-License-Identifier: GPL-3.0-or-later
// One open server connection, seen two ways: as a QSqlDatabase (catalogue, named binds) and as a PGconn
// (everything the user runs). Thread: only the session's. No QSqlQuery is alive while libpq is used, and
// libpq leaves it drained.
#pragma once

#include "core/base/result.h"
#include "core/session/notice.h"
#include "core/session/sessioninfo.h"

#include <QByteArray>
#include <QList>
#include <QSqlDatabase>

#include <libpq-fe.h>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace core::session {

class WakePipe;
class Job;

struct PgResultDeleter
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, PgResultDeleter>;

struct CopyBufferDeleter
{
    void operator()(char *data) const { PQfreemem(data); }
};
using CopyBuffer = std::unique_ptr<char, CopyBufferDeleter>;

/// How long a stopped statement may take to end before the connection is given up: counted from the stop
/// while no cancel request could be delivered, and from the last sign of the server once one was. A server
/// that goes on sending after a cancel gets six times that.
inline constexpr std::chrono::seconds CancelPatience{10};

class Link
{
public:
    QSqlDatabase database() const; ///< by value: an implicitly shared handle
    PGconn *connection() const { return m_connection; }
    const SessionInfo &info() const { return m_info; }
    TransactionState transactionState() const;
    /// False once the connection was lost or given up.
    bool isOpen() const;

    /// A statement of our own (BEGIN, SET, a lookup): one statement, its result complete in memory,
    /// cancellable; text parameters for $1…. Fails with Sql (all fields), Cancelled, or Connection with
    /// connectionLost.
    Result<PgResult> execute(Job &job, const QByteArray &sql,
                             const QList<std::optional<QByteArray>> &parameters = {});

    // --- the same in steps, for the runner

    /// Sends one statement by the extended protocol: the server refuses more than one. Results are then read
    /// with nextResult() until it gives null. binary: the cells come as the types' send functions write them.
    Result<void> send(Job &job, const QByteArray &sql,
                      const QList<std::optional<QByteArray>> &parameters = {}, bool binary = false);
    /// The next PGresult, null when there is none left; after a loss first what had arrived. Waits without
    /// blocking in libpq, so that a cancel that cannot reach the server gives up after CancelPatience. idle
    /// is called once when nothing came for 20 ms.
    Result<PgResult> nextResult(Job &job, const std::function<void()> &idle = {});
    /// Whether the server has closed the connection while nothing is read from it. Cost: one system call. A
    /// no is no promise: over TCP the end stands behind the rows under way.
    bool peerEnded() const;
    /// During COPY … TO STDOUT: the next block (held by buffer), nothing at the end of the data.
    Result<std::optional<QByteArrayView>> nextCopyData(Job &job, CopyBuffer &buffer);
    /// Asks the server to cancel the running job's statement; returns at once.
    void cancelRunning();
    /// The server does not keep to the protocol: nothing more is read, the session ends. Returns the error.
    Error giveUp(const QString &reason);

    /// Error of a failed result; sql (UTF-8) is the statement sent, for the position.
    Error errorOf(const PGresult *result, QByteArrayView sql = {}) const;
    Error connectionError() const;

    /// Notices are handed here (session's thread). One receiver at a time: the runner's while a statement
    /// runs.
    void setNoticeHandler(std::function<void(const Notice &)> handler);
    std::function<void(const Notice &)> noticeHandler() const { return m_notice; }

private:
    friend class Opener;
    friend class SessionWorker;
    Link();
    ~Link();
    Result<void> prepare(bool readOnly, std::chrono::steady_clock::time_point started);
    Result<void> waitForInput(Job &job, const std::function<void()> &idle);
    Result<void> checkPatience(const Job &job);
    static void receiveNotice(void *link, const PGresult *result);

    QString m_name; ///< of the QSqlDatabase
    PGconn *m_connection = nullptr;
    SessionInfo m_info;
    std::function<void(const Notice &)> m_notice;
    /// Set while a job runs.
    std::stop_token m_stop;
    std::function<void()> m_sendCancel;
    std::function<std::optional<std::chrono::steady_clock::time_point>()> m_cancelDelivered;
    std::unique_ptr<WakePipe> m_wake;
    using TimePoint = std::chrono::steady_clock::time_point;
    std::optional<TimePoint> m_cancelAsked; ///< of the statement that runs
    TimePoint m_lastCancel;                 ///< last time it was asked for
    TimePoint m_lastInput;                  ///< when the server last sent something
    bool m_abandoned = false;
    Error m_lastError; ///< why it was
};

} // namespace core::session
