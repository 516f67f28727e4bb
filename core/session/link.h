// SPDX-License-Identifier: GPL-3.0-or-later
// One open server connection, seen two ways: as a QSqlDatabase (catalogue, named binds) and as a PGconn (everything the
// user runs). Thread: only the session's. No QSqlQuery is alive while libpq is used, and libpq leaves it drained.
#pragma once

#include "core/base/result.h"
#include "core/session/notice.h"
#include "core/session/sessioninfo.h"

#include <QByteArray>
#include <QList>
#include <QSqlDatabase>

#include <libpq-fe.h>

#include <functional>
#include <memory>
#include <optional>

namespace core::session {

class WakePipe;
class Job;

struct PgResultDeleter
{
    void operator()(PGresult *result) const { PQclear(result); }
};
using PgResult = std::unique_ptr<PGresult, PgResultDeleter>;

class Link
{
public:
    QSqlDatabase database() const; ///< by value: an implicitly shared handle
    PGconn *connection() const { return m_connection; }
    const SessionInfo &info() const { return m_info; }
    TransactionState transactionState() const;

    /// A statement of our own (BEGIN, SET, a lookup): simple, complete in memory, cancellable; text parameters for $1….
    /// Fails with Sql (all fields), Cancelled, or Connection with connectionLost.
    Result<PgResult> execute(Job &job, const QByteArray &sql,
                             const QList<std::optional<QByteArray>> &parameters = {});

    /// The next PGresult of the statement that was sent, null when there is none; waits without blocking in libpq, so that
    /// a cancel that cannot reach the server gives up after cancelPatience. idle is called when nothing comes for 20 ms.
    Result<PgResult> nextResult(Job &job, const std::function<void()> &idle = {});

    /// Error of a failed result or of the connection; sql is the statement sent (for the position).
    Error errorOf(const PGresult *result, const QString &sql = {}) const;
    Error connectionError() const;

    /// Notices are handed here (session's thread). One receiver at a time: the runner's while a statement runs.
    void setNoticeHandler(std::function<void(const Notice &)> handler);

private:
    friend class Opener;
    friend class Session;
    friend class SessionWorker;
    Link();
    ~Link();
    static void receiveNotice(void *link, const PGresult *result);

    QString m_name; ///< of the QSqlDatabase
    PGconn *m_connection = nullptr;
    SessionInfo m_info;
    std::function<void(const Notice &)> m_notice;
    std::unique_ptr<WakePipe> m_wake;
};

} // namespace core::session
