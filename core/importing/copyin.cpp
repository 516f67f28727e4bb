// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/importing/copyin.h"

#include <QRegularExpression>

#include <algorithm>
#include <chrono>

#include <poll.h>

namespace core::importing {

using session::Job;
using session::Link;

namespace {

/// The sending side of a COPY … FROM STDIN: never blocks in libpq, so that a stop is noticed while the server
/// does not read.
class Sending
{
public:
    Sending(Link &link, Job &job)
        : m_link(link)
        , m_job(job)
        , m_connection(link.connection())
        , m_before(link.noticeHandler())
    {
        PQsetnonblocking(m_connection, 1);
        m_link.setNoticeHandler([this](const session::Notice &notice) {
            ++m_notices;
            if (m_before)
                m_before(notice);
        });
    }
    ~Sending()
    {
        PQsetnonblocking(m_connection, 0);
        m_link.setNoticeHandler(m_before);
    }
    Sending(const Sending &) = delete;
    Sending &operator=(const Sending &) = delete;

    /// False: the server has refused the rows already, or is gone; what it says is read after end().
    Result<bool> put(QByteArrayView data)
    {
        constexpr qsizetype Piece = 128 << 10;
        while (!data.isEmpty()) {
            const QByteArrayView piece = data.first(std::min(data.size(), Piece));
            data = data.sliced(piece.size());
            if (PQputCopyData(m_connection, piece.data(), int(piece.size())) < 0)
                return PQstatus(m_connection) == CONNECTION_OK ? Result<bool>(m_link.connectionError())
                                                               : Result<bool>(false);
            auto flushed = flush();
            if (!flushed || !*flushed)
                return flushed;
            if (!takeInput() || refused())
                return false;
        }
        return true;
    }

    Result<void> end(const char *failure)
    {
        if (PQputCopyEnd(m_connection, failure) < 0)
            return PQstatus(m_connection) == CONNECTION_OK ? Result<void>(m_link.connectionError())
                                                           : Result<void>();
        auto flushed = flush();
        return flushed ? Result<void>() : Result<void>(flushed.error());
    }

private:
    using Clock = std::chrono::steady_clock;

    /// libpq tells nothing of an error before the copy is ended. But whatever the server says meanwhile is a
    /// notice, which libpq hands on at once, or its last word. A notice in two parts has come whole by then.
    bool refused() const { return m_answered && Clock::now() - *m_answered > std::chrono::milliseconds(300); }

    bool takeInput()
    {
        pollfd readable = {PQsocket(m_connection), POLLIN, 0};
        if (poll(&readable, 1, 0) <= 0)
            return true;
        const int before = m_notices;
        if (PQconsumeInput(m_connection) == 0)
            return false;
        PQisBusy(m_connection); // reads what has come
        if (m_notices != before)
            m_answered.reset();
        else if (!m_answered)
            m_answered = Clock::now();
        return true;
    }

    /// False if the connection has ended.
    Result<bool> flush()
    {
        int unsent = 0;
        while ((unsent = PQflush(m_connection)) == 1) {
            if (m_job.stopRequested()) { // the cancel is on its way
                if (!m_stopped)
                    m_stopped = Clock::now();
                if (Clock::now() - *m_stopped > session::CancelPatience)
                    return m_link.giveUp(
                        QStringLiteral("The server did not take the cancel request within %1 s")
                            .arg(session::CancelPatience.count()));
            }
            pollfd ready = {PQsocket(m_connection), POLLIN | POLLOUT, 0};
            if (poll(&ready, 1, 200) > 0 && !takeInput())
                return false;
        }
        if (unsent < 0)
            return false; // its last words are read later
        return true;
    }

    Link &m_link;
    Job &m_job;
    PGconn *m_connection;
    const std::function<void(const session::Notice &)> m_before;
    int m_notices = 0;
    std::optional<Clock::time_point> m_answered; ///< since when the server has said what is no notice
    std::optional<Clock::time_point> m_stopped;
};

} // namespace

Result<qint64> copyIn(Link &link, Job &job, const QByteArray &sql, const NextBytes &next)
{
    if (job.stopRequested())
        return Error::cancelled();
    if (auto sent = link.send(job, sql); !sent)
        return sent.error();
    std::optional<Error> ours;   // why we ended it
    std::optional<Error> theirs; // why the server did
    qint64 rows = -1;
    for (;;) {
        auto result = link.nextResult(job);
        if (!result)
            return result.error();
        if (!*result)
            break;
        switch (PQresultStatus(result->get())) {
        case PGRES_COPY_IN: {
            const char *failure = nullptr;
            Sending sending(link, job);
            for (;;) {
                if (job.stopRequested()) {
                    ours = Error::cancelled();
                    failure = "cancelled";
                    break;
                }
                auto bytes = next();
                if (!bytes) {
                    ours = bytes.error();
                    failure = "the rows cannot be read any further";
                    break;
                }
                if (!*bytes)
                    break;
                auto put = sending.put(**bytes);
                if (!put) {
                    ours = put.error();
                    failure = "cannot send";
                    break;
                }
                if (!*put) {
                    failure = "refused";
                    break;
                }
            }
            if (auto ended = sending.end(failure); !ended)
                return ours ? *ours : ended.error();
            break;
        }
        case PGRES_COMMAND_OK:
            rows = QByteArray(PQcmdTuples(result->get())).toLongLong();
            break;
        default:
            if (!theirs)
                theirs = link.errorOf(result->get(), sql);
        }
    }
    if (theirs && theirs->sessionLost())
        return *theirs;
    if (ours)
        return *ours;
    if (theirs)
        return *theirs;
    if (!link.isOpen())
        return link.connectionError();
    return rows;
}

qint64 failedRow(const Error &error, const QString &relation)
{
    const QString begin = QStringLiteral("COPY ") + relation;
    for (qsizetype at = error.context.indexOf(begin); at >= 0; at = error.context.indexOf(begin, at + 1)) {
        static const QRegularExpression number(QStringLiteral("^[^\\d\\n]*?(\\d+)"));
        const auto match = number.match(error.context.mid(at + begin.size()));
        if (match.hasMatch())
            return match.captured(1).toLongLong();
    }
    return -1;
}

} // namespace core::importing
