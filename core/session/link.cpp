// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/link.h"

#include "core/session/job.h"
#include "core/session/pgerror.h"
#include "core/session/wakepipe.h"

#include <QUuid>

#include <algorithm>

namespace core::session {

namespace {

using Clock = std::chrono::steady_clock;

QString status(const PGconn *connection, const char *parameter)
{
    const char *value = PQparameterStatus(connection, parameter);
    return value ? QString::fromUtf8(value) : QString();
}

QString text(const char *value)
{
    return value ? QString::fromUtf8(value) : QString();
}

} // namespace

Link::Link()
    : m_name(QStringLiteral("howdah-") + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_wake(std::make_unique<WakePipe>())
{
}

Link::~Link()
{
    m_connection = nullptr;
    if (QSqlDatabase::contains(m_name)) {
        {
            QSqlDatabase database = QSqlDatabase::database(m_name, false);
            database.close();
        }
        QSqlDatabase::removeDatabase(m_name);
    }
}

QSqlDatabase Link::database() const
{
    return QSqlDatabase::database(m_name, false);
}

Result<void> Link::prepare(bool readOnly, std::chrono::steady_clock::time_point started)
{
    PQsetNoticeReceiver(m_connection, &Link::receiveNotice, this);
    // QPSQL has set bytea_output to escape and the date style; the user's own settings come back, bytea is
    // shown as hex. client_encoding stays what QPSQL made it: UTF8. Not so where the database has no
    // encoding: the server would refuse to send whatever bytes are not UTF-8 by chance.
    QByteArray sql = "RESET DateStyle; RESET TimeZone; SET bytea_output = 'hex'";
    if (status(m_connection, "server_encoding") == QLatin1String("SQL_ASCII"))
        sql += "; SET client_encoding = 'SQL_ASCII'";
    if (readOnly)
        sql += "; SET default_transaction_read_only = on";
    const auto sent = Clock::now();
    const PgResult result(PQexec(m_connection, sql.constData()));
    const auto now = Clock::now();
    if (PQresultStatus(result.get()) != PGRES_COMMAND_OK)
        return PQstatus(m_connection) == CONNECTION_BAD ? connectionError()
                                                        : errorFromResult(result.get(), sql);

    m_info.version.number = PQserverVersion(m_connection);
    m_info.serverVersionText = status(m_connection, "server_version");
    m_info.serverEncoding = status(m_connection, "server_encoding");
    m_info.superuser = status(m_connection, "is_superuser") == QLatin1String("on");
    m_info.standby = status(m_connection, "in_hot_standby") == QLatin1String("on");
    m_info.database = text(PQdb(m_connection));
    m_info.user = text(PQuser(m_connection));
    m_info.host = text(PQhost(m_connection));
    m_info.port = text(PQport(m_connection));
    m_info.localSocket = m_info.host.startsWith(QLatin1Char('/')) || m_info.host.startsWith(QLatin1Char('@'));
    m_info.backendPid = PQbackendPID(m_connection);
    m_info.encrypted = PQsslInUse(m_connection) != 0;
    if (m_info.encrypted) {
        m_info.tlsProtocol = text(PQsslAttribute(m_connection, "protocol"));
        m_info.tlsCipher = text(PQsslAttribute(m_connection, "cipher"));
    }
    m_info.connectTime = std::chrono::duration_cast<std::chrono::microseconds>(now - started);
    m_info.roundTrip = std::chrono::duration_cast<std::chrono::microseconds>(now - sent);
    return {};
}

TransactionState Link::transactionState() const
{
    switch (PQtransactionStatus(m_connection)) {
    case PQTRANS_IDLE:
        return TransactionState::Idle;
    case PQTRANS_ACTIVE:
        return TransactionState::Active;
    case PQTRANS_INTRANS:
        return TransactionState::InTransaction;
    case PQTRANS_INERROR:
        return TransactionState::Failed;
    default:
        return TransactionState::Unknown;
    }
}

bool Link::isOpen() const
{
    return !m_abandoned && PQstatus(m_connection) == CONNECTION_OK;
}

Result<void> Link::send(Job &job, const QByteArray &sql, const QList<std::optional<QByteArray>> &parameters,
                        bool binary)
{
    if (!isOpen())
        return connectionError();
    // libpq would cut them there without a word, and "DELETE FROM t\0 WHERE ..." is another statement
    if (sql.contains('\0'))
        return Error::input(QStringLiteral("The statement contains a NUL character"),
                            QStringLiteral("PostgreSQL has no such character; remove it."));
    QList<const char *> values;
    for (const auto &parameter : parameters) {
        if (parameter && parameter->contains('\0'))
            return Error::input(QStringLiteral("A value contains a NUL character"),
                                QStringLiteral("PostgreSQL has no such character; bytea is sent as hex."));
        values << (parameter ? parameter->constData() : nullptr);
    }
    m_cancelAsked.reset();
    m_lastInput = Clock::now();
    PQsetnonblocking(m_connection, 1);
    bool ok = PQsendQueryParams(m_connection, sql.constData(), int(values.size()), nullptr,
                                values.constData(), nullptr, nullptr, binary ? 1 : 0)
        == 1;
    // A server that does not read must not hold us in a blocking write, or a stop would not be noticed.
    int unsent = 0;
    while (ok && (unsent = PQflush(m_connection)) == 1) {
        if (auto patient = checkPatience(job); !patient)
            return patient;
        const auto event
            = m_wake->wait(PQsocket(m_connection), WakePipe::Wait::ReadWrite, std::chrono::milliseconds(500));
        if (event == WakePipe::Event::Ready)
            ok = PQconsumeInput(m_connection) == 1;
    }
    PQsetnonblocking(m_connection, 0);
    if (!ok || unsent < 0)
        return connectionError();
    return {};
}

Result<void> Link::waitForInput(Job &job, const std::function<void()> &idle)
{
    bool wasIdle = false;
    // After a failed read PQgetResult does not block: it gives what had arrived, the server's last words, or
    // an error of its own.
    while (PQisBusy(m_connection) && PQstatus(m_connection) == CONNECTION_OK) {
        if (auto patient = checkPatience(job); !patient)
            return patient;
        const auto patience
            = wasIdle || !idle ? std::chrono::milliseconds(500) : std::chrono::milliseconds(20);
        switch (m_wake->wait(PQsocket(m_connection), WakePipe::Wait::Read, patience)) {
        case WakePipe::Event::Ready:
            if (PQconsumeInput(m_connection) == 0)
                return {};
            m_lastInput = Clock::now();
            wasIdle = false;
            break;
        case WakePipe::Event::Timeout:
            if (idle && !wasIdle)
                idle();
            wasIdle = true;
            break;
        case WakePipe::Event::Woken:
            break;
        }
    }
    return {};
}

Result<PgResult> Link::nextResult(Job &job, const std::function<void()> &idle)
{
    if (m_abandoned)
        return connectionError();
    if (auto ready = waitForInput(job, idle); !ready)
        return ready.error();
    PgResult result(PQgetResult(m_connection));
    if (result && PQresultStatus(result.get()) == PGRES_COPY_BOTH)
        return giveUp(QStringLiteral("The server began to stream its log, which nobody asked for"));
    return result;
}

bool Link::peerEnded() const
{
    return !isOpen() || WakePipe::hungUp(PQsocket(m_connection));
}

Result<std::optional<QByteArrayView>> Link::nextCopyData(Job &job, CopyBuffer &buffer)
{
    for (;;) {
        char *data = nullptr;
        const int size = PQgetCopyData(m_connection, &data, 1);
        if (size > 0) {
            buffer.reset(data);
            return std::optional<QByteArrayView>(QByteArrayView(data, size));
        }
        if (size == -1)
            return std::optional<QByteArrayView>();
        if (size == -2)
            return connectionError();
        if (PQstatus(m_connection) != CONNECTION_OK)
            return connectionError();
        if (auto patient = checkPatience(job); !patient)
            return patient.error();
        if (m_wake->wait(PQsocket(m_connection), WakePipe::Wait::Read, std::chrono::milliseconds(500))
            != WakePipe::Event::Ready)
            continue;
        if (PQconsumeInput(m_connection) == 0)
            return connectionError();
        m_lastInput = Clock::now();
    }
}

Result<PgResult> Link::execute(Job &job, const QByteArray &sql,
                               const QList<std::optional<QByteArray>> &parameters)
{
    if (job.stopRequested())
        return Error::cancelled();
    if (auto sent = send(job, sql, parameters); !sent)
        return sent.error();
    PgResult last;
    for (;;) {
        auto next = nextResult(job);
        if (!next)
            return next.error();
        if (!*next)
            break;
        // the first error is the one that counts; what follows it is drained
        if (!last || PQresultStatus(last.get()) != PGRES_FATAL_ERROR)
            last = std::move(*next);
        if (PQresultStatus(last.get()) == PGRES_COPY_IN)
            PQputCopyEnd(m_connection, "COPY FROM STDIN has no data here");
        if (PQresultStatus(last.get()) == PGRES_COPY_OUT) {
            CopyBuffer buffer;
            auto data = nextCopyData(job, buffer);
            while (data && *data)
                data = nextCopyData(job, buffer);
            if (!data)
                return data.error();
        }
    }
    if (!last)
        return connectionError();
    if (const auto status = PQresultStatus(last.get());
        status == PGRES_FATAL_ERROR || status == PGRES_BAD_RESPONSE)
        return errorOf(last.get(), sql);
    return last;
}

void Link::cancelRunning()
{
    if (!m_cancelAsked)
        m_cancelAsked = m_lastCancel = Clock::now();
    if (m_sendCancel)
        m_sendCancel();
}

Result<void> Link::checkPatience(const Job &job)
{
    const auto now = Clock::now();
    if (!m_cancelAsked) {
        if (!job.stopRequested())
            return {};
        m_cancelAsked = m_lastCancel = now; // whoever stopped the job has sent the request
    }
    const auto delivered = m_cancelDelivered ? m_cancelDelivered() : std::nullopt;
    if (!delivered) {
        if (now - *m_cancelAsked <= CancelPatience)
            return {};
        return giveUp(QStringLiteral("The cancel request did not reach the server within %1 s")
                          .arg(CancelPatience.count()));
    }
    const auto since = std::max(*delivered, *m_cancelAsked);
    if (now - std::max(since, m_lastInput) > CancelPatience || now - since > 6 * CancelPatience)
        return giveUp(
            QStringLiteral("The server took the cancel request, but the statement did not end within %1 s")
                .arg(std::chrono::duration_cast<std::chrono::seconds>(now - since).count()));
    // One that overtook its statement found the server idle and was dropped there.
    if (now - m_lastCancel > std::chrono::seconds(1)) {
        m_lastCancel = now;
        if (m_sendCancel)
            m_sendCancel();
    }
    return {};
}

Error Link::giveUp(const QString &reason)
{
    m_abandoned = true;
    m_lastError = Error::connection(reason + QStringLiteral("; the connection was given up"), true);
    return m_lastError;
}

Error Link::errorOf(const PGresult *result, QByteArrayView sql) const
{
    Error error = errorFromResult(result, sql, m_info.serverEncoding == QLatin1String("SQL_ASCII"));
    // statement_timeout, or somebody else's pg_cancel_backend: not the user's wish, so it is an error
    if (error.isCancelled() && !m_cancelAsked && !m_stop.stop_requested())
        error.kind = Error::Kind::Sql;
    if (!isOpen())
        error.connectionLost = true;
    return error;
}

Error Link::connectionError() const
{
    if (m_abandoned)
        return m_lastError;
    return errorFromConnection(m_connection, !isOpen());
}

void Link::setNoticeHandler(std::function<void(const Notice &)> handler)
{
    m_notice = std::move(handler);
}

void Link::receiveNotice(void *link, const PGresult *result)
{
    auto *self = static_cast<Link *>(link);
    if (self->m_notice)
        self->m_notice(noticeFromResult(result));
}

} // namespace core::session
