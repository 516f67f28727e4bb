// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sessionworker.h"

#include "core/session/opener.h"
#include "core/session/wakepipe.h"

#include <QThread>

namespace core::session {

SessionWorker::SessionWorker(std::shared_ptr<SessionBridge> bridge, Canceller &canceller)
    : m_bridge(std::move(bridge))
    , m_cancel(canceller.sender())
{
}

SessionWorker::~SessionWorker() = default;

void SessionWorker::open(const ConnectRequest &request,
                         const std::shared_ptr<TaskSource<SessionInfo>> &source)
{
    auto opened = Opener::open(request, source->stopToken());
    if (opened && source->stopToken().stop_requested())
        opened = Error::cancelled();
    if (!opened) {
        m_lossReason = opened.error();
        m_bridge->post([](Session &session) { session.setState(Session::State::Lost); });
        source->finish(std::move(opened).error());
        return;
    }
    m_link = *opened;
    m_target = std::make_shared<CancelTarget>(PQgetCancel(m_link->connection()));
    m_link->setNoticeHandler([this](const Notice &notice) { receiveIdleNotice(notice); });
    watch(true);
    const SessionInfo info = m_link->info();
    m_bridge->post([info](Session &session) {
        session.m_info = info;
        session.setState(Session::State::Idle);
    });
    source->finish(info);
}

void SessionWorker::run(const std::shared_ptr<QueuedJob> &queued)
{
    if (!queued->take()) { // stopped while it waited; answered already
        m_bridge->post([state = stateNow()](Session &session) { session.jobEnded(state); });
        return;
    }
    // a connection that ended while nobody looked is known before anything is sent on it
    readIdleInput();
    if (!m_link) {
        m_bridge->post([](Session &session) { session.jobEnded(Session::State::Lost); });
        Error error = m_lossReason;
        error.connectionLost = true;
        queued->refuse(std::move(error));
        return;
    }

    m_bridge->post([](Session &session) { session.setState(Session::State::Busy); });
    watch(false);
    Job job(queued->label, queued->serial, queued->stop);
    Session::JobEnd end;
    m_target->begin(job.serial());
    m_link->m_stop = queued->stop;
    m_link->m_sendCancel = [this, serial = job.serial()] { m_cancel(m_target, serial); };
    m_link->m_cancelDelivered = [this] { return m_target->delivered(); };
    m_link->m_wake->clear();
    m_link->m_cancelAsked.reset();
    {
        // runs in the thread that stops; the destructor waits for it
        const std::stop_callback onStop(queued->stop, [this, serial = job.serial()] {
            m_cancel(m_target, serial);
            m_link->m_wake->wake();
        });
        end = queued->work(*m_link, job);
        drain(job);
    }
    m_link->m_stop = {};
    m_link->m_sendCancel = {};
    m_link->m_cancelDelivered = {};
    // on a connection that is gone there is no next statement to protect
    if (!m_target->end(m_link->isOpen() ? CancelPatience : std::chrono::seconds(0)) && m_link->isOpen())
        (void)m_link->giveUp(QStringLiteral("A cancel request is stuck on its way"));

    if (m_link->isOpen()) {
        watch(true);
        m_bridge->post([state = stateNow()](Session &session) { session.jobEnded(state); });
    } else {
        m_bridge->post([](Session &session) { session.jobEnded(Session::State::Lost); });
        lose(end.error && end.error->connectionLost ? *end.error : m_link->connectionError());
    }
    end.deliver();
}

void SessionWorker::drain(Job &job)
{
    // A job that returned with its statement unfinished gave up on it: nobody wants the rest.
    if (!m_link->isOpen() || PQtransactionStatus(m_link->connection()) != PQTRANS_ACTIVE)
        return;
    m_link->cancelRunning();
    for (;;) {
        auto next = m_link->nextResult(job);
        if (!next || !*next)
            return;
        switch (PQresultStatus(next->get())) {
        case PGRES_COPY_IN:
            PQputCopyEnd(m_link->connection(), "given up");
            break;
        case PGRES_COPY_OUT: {
            CopyBuffer buffer;
            for (auto data = m_link->nextCopyData(job, buffer); data && *data;
                 data = m_link->nextCopyData(job, buffer)) { }
            break;
        }
        default:
            break;
        }
    }
}

Session::State SessionWorker::stateNow() const
{
    if (!m_link)
        return Session::State::Lost;
    switch (m_link->transactionState()) {
    case TransactionState::Idle:
        return Session::State::Idle;
    case TransactionState::Active:
        return Session::State::Busy;
    case TransactionState::InTransaction:
        return Session::State::InTransaction;
    case TransactionState::Failed:
        return Session::State::FailedTransaction;
    case TransactionState::Unknown:
        break;
    }
    return Session::State::Lost;
}

void SessionWorker::watch(bool on)
{
    if (!on) {
        m_notifier.reset();
        return;
    }
    const int socket = PQsocket(m_link->connection());
    if (socket < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &SessionWorker::readWhileIdle);
    // what libpq has read already raises no event
    QMetaObject::invokeMethod(this, &SessionWorker::readWhileIdle, Qt::QueuedConnection);
}

void SessionWorker::receiveIdleNotice(const Notice &notice)
{
    if (notice.severity == QLatin1String("FATAL")) {
        m_lastWords = Error::connection(notice.message, true);
        m_lastWords->sqlState = notice.sqlState;
        m_lastWords->severity = notice.severity;
        m_lastWords->detail = notice.detail;
        m_lastWords->hint = notice.hint;
    }
    // a server that never stops talking must not fill the memory with events
    constexpr int Limit = 10000;
    if (m_noticesOnTheirWay->fetch_add(1) >= Limit) {
        m_noticesOnTheirWay->fetch_sub(1);
        return;
    }
    m_bridge->post([notice, onTheirWay = m_noticesOnTheirWay](Session &session) {
        onTheirWay->fetch_sub(1);
        emit session.noticeReceived(notice);
    });
}

void SessionWorker::readWhileIdle()
{
    if (m_notifier) // an event that was on its way when a job began
        readIdleInput();
}

void SessionWorker::readIdleInput()
{
    if (!m_link)
        return;
    PGconn *connection = m_link->connection();
    const bool alive = PQconsumeInput(connection) == 1;
    struct Free
    {
        void operator()(PGnotify *notify) const { PQfreemem(notify); }
    };
    while (const auto notify = std::unique_ptr<PGnotify, Free>(PQnotifies(connection))) {
        Notice notice{QStringLiteral("NOTIFY"), {}, QString::fromUtf8(notify->relname)};
        notice.detail = QString::fromUtf8(notify->extra);
        notice.context = QStringLiteral("from backend %1").arg(notify->be_pid);
        notice.at = QDateTime::currentDateTime();
        receiveIdleNotice(notice);
    }
    if (alive && PQstatus(connection) == CONNECTION_OK && !m_lastWords)
        return;
    Error error = m_lastWords.value_or(m_link->connectionError());
    error.connectionLost = true;
    m_bridge->post([](Session &session) { session.setState(Session::State::Lost); });
    lose(std::move(error));
}

void SessionWorker::lose(Error error)
{
    m_notifier.reset();
    m_link.reset();
    m_lossReason = std::move(error);
    m_bridge->post([reason = m_lossReason](Session &session) { session.connectionLost(reason); });
}

void SessionWorker::shutDown()
{
    m_notifier.reset();
    m_link.reset();
    QThread::currentThread()->quit();
}

} // namespace core::session
