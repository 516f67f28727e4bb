// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/link.h"

#include "core/session/job.h"
#include "core/session/pgerror.h"
#include "core/session/wakepipe.h"

#include <QUuid>

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
    // shown as hex. client_encoding stays what QPSQL made it: UTF8.
    QByteArray sql = "RESET DateStyle; RESET TimeZone; SET bytea_output = 'hex'";
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

Result<void> Link::send(Job &job, const QByteArray &sql, const QList<std::optional<QByteArray>> &parameters)
{
    if (!isOpen())
        return connectionError();
    QList<const char *> values;
    for (const auto &parameter : parameters)
        values << (parameter ? parameter->constData() : nullptr);
    PQsetnonblocking(m_connection, 1);
    bool ok = PQsendQueryParams(m_connection, sql.constData(), int(values.size()), nullptr,
                                values.constData(), nullptr, nullptr, 0)
        == 1;
    // A server that does not read must not hold us in a blocking write, or a stop would not be noticed.
    std::optional<Clock::time_point> giveUp;
    int unsent = 0;
    while (ok && (unsent = PQflush(m_connection)) == 1) {
        if (job.stopRequested() && !giveUp)
            giveUp = Clock::now() + CancelPatience;
        if (giveUp && Clock::now() > *giveUp)
            return abandon();
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
    while (PQisBusy(m_connection)) {
        if (job.stopRequested() && !m_giveUp)
            m_giveUp = Clock::now() + CancelPatience;
        if (m_giveUp && Clock::now() > *m_giveUp)
            return abandon();
        const auto patience
            = wasIdle || !idle ? std::chrono::milliseconds(500) : std::chrono::milliseconds(20);
        switch (m_wake->wait(PQsocket(m_connection), WakePipe::Wait::Read, patience)) {
        case WakePipe::Event::Ready:
            // A failed read ends the connection, but the server's last words may be in the buffer:
            // PQgetResult, which does not block any more, gives them or an error of its own.
            if (PQconsumeInput(m_connection) == 0)
                return {};
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
    if (auto ready = waitForInput(job, idle); !ready)
        return ready.error();
    PgResult result(PQgetResult(m_connection));
    if (!result)
        m_giveUp.reset();
    return result;
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
        if (job.stopRequested() && !m_giveUp)
            m_giveUp = Clock::now() + CancelPatience;
        if (m_giveUp && Clock::now() > *m_giveUp)
            return abandon();
        if (m_wake->wait(PQsocket(m_connection), WakePipe::Wait::Read, std::chrono::milliseconds(500))
                == WakePipe::Event::Ready
            && PQconsumeInput(m_connection) == 0)
            return connectionError();
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
    }
    if (!last)
        return connectionError();
    if (PQresultStatus(last.get()) == PGRES_FATAL_ERROR)
        return errorFromResult(last.get(), sql);
    return last;
}

void Link::cancelRunning()
{
    if (m_cancelRunning)
        m_cancelRunning();
}

Error Link::abandon()
{
    m_abandoned = true;
    return {.kind = Error::Kind::Connection,
            .message
            = QStringLiteral(
                  "The server did not answer the cancel request within %1 s; the connection was given up")
                  .arg(CancelPatience.count()),
            .connectionLost = true};
}

Error Link::errorOf(const PGresult *result, QByteArrayView sql) const
{
    Error error = errorFromResult(result, sql);
    if (!isOpen())
        error.connectionLost = true;
    return error;
}

Error Link::connectionError() const
{
    return errorFromConnection(m_connection, true);
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
