// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/query/runner.h"

#include <QThread>

#include <dlfcn.h>

#include <vector>

namespace core::query {

namespace {

using Clock = std::chrono::steady_clock;
using session::PgResult;

std::chrono::microseconds since(Clock::time_point start)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

// PQsetChunkedRowsMode came with libpq 17: taken where the library found at run time has it.
constexpr int ChunkRows = 512;
constexpr int TuplesChunk = 12; // PGRES_TUPLES_CHUNK of libpq 17

using SetChunkedRowsMode = int (*)(PGconn *, int);

SetChunkedRowsMode chunkedRowsMode()
{
    static const auto function
        = reinterpret_cast<SetChunkedRowsMode>(dlsym(RTLD_DEFAULT, "PQsetChunkedRowsMode"));
    return function;
}

QList<result::Column> columnsOf(const PGresult *result)
{
    QList<result::Column> columns;
    const int count = PQnfields(result);
    columns.reserve(count);
    for (int i = 0; i < count; ++i) {
        columns.append({.name = QString::fromUtf8(PQfname(result, i)),
                        .typeOid = PQftype(result, i),
                        .typeModifier = PQfmod(result, i),
                        .tableOid = PQftable(result, i),
                        .tableColumn = PQftablecol(result, i)});
    }
    return columns;
}

/// One statement on its way; the steps share what is known so far.
class Run
{
public:
    Run(session::Link &link, session::Job &job, const Statement &statement, result::RowSink &sink,
        const RunOptions &options)
        : m_link(link)
        , m_job(job)
        , m_statement(statement)
        , m_sink(sink)
        , m_options(options)
    {
    }

    Outcome execute()
    {
        if (m_job.stopRequested()) {
            m_outcome.error = Error::cancelled();
            m_outcome.transaction = m_link.transactionState();
            return std::move(m_outcome);
        }
        const auto previous = m_link.noticeHandler();
        m_link.setNoticeHandler([this](const session::Notice &notice) { keep(notice); });
        m_inBlock = !m_options.ownTransaction
            && m_link.transactionState() == session::TransactionState::InTransaction;
        m_start = Clock::now();
        sendAndRead();
        m_outcome.total = since(m_start);
        m_link.setNoticeHandler(previous);
        if (m_begun) {
            const bool complete = m_outcome.ok() && !m_outcome.stoppedByReader;
            if (auto ended = m_sink.end(complete); !ended && complete)
                m_outcome.error = ended.error();
        }
        m_outcome.transaction
            = m_link.isOpen() ? m_link.transactionState() : session::TransactionState::Unknown;
        return std::move(m_outcome);
    }

private:
    void sendAndRead()
    {
        const bool open = m_link.isOpen();
        if (auto sent = m_link.send(m_job, m_statement.sql, m_statement.parameters, m_options.binary);
            !sent) {
            m_outcome.error = sent.error();
            m_outcome.fate = open && sent.error().connectionLost ? Fate::Unknown : Fate::DidNotRun;
            return;
        }
        m_outcome.fate = Fate::Unknown;
        PGconn *connection = m_link.connection();
        if (const auto chunked = chunkedRowsMode())
            chunked(connection, ChunkRows);
        else
            PQsetSingleRowMode(connection);
        for (;;) {
            auto next = m_link.nextResult(m_job, [this] {
                if (m_begun)
                    m_sink.idle();
            });
            if (!next) {
                if (!m_outcome.error || !m_outcome.error->connectionLost)
                    m_outcome.error = next.error();
                return;
            }
            if (!*next)
                break;
            take(next->get());
        }
        // FATAL came as a result, then the connection ended; what had arrived before it is read by now
        if (!m_link.isOpen()) {
            if (!m_outcome.error || m_outcome.error->isCancelled())
                m_outcome.error = m_link.connectionError();
            m_outcome.error->connectionLost = true;
            return;
        }
        m_outcome.fate = Fate::Ran;
        // the end that the reader wished for is no error; one that the user asked for besides is
        if (m_outcome.stoppedByReader && m_outcome.error && m_outcome.error->isCancelled()
            && !m_job.stopRequested())
            m_outcome.error.reset();
        if (m_sinkError && (!m_outcome.error || m_outcome.error->isCancelled()))
            m_outcome.error = m_sinkError;
    }

    void take(PGresult *result)
    {
        switch (int(PQresultStatus(result))) {
        case PGRES_SINGLE_TUPLE:
        case TuplesChunk:
            rows(result);
            break;
        case PGRES_TUPLES_OK:
            rows(result);
            finished(result);
            break;
        case PGRES_COMMAND_OK:
            finished(result);
            break;
        case PGRES_EMPTY_QUERY:
            break;
        case PGRES_COPY_OUT:
            copyOut();
            break;
        case PGRES_COPY_IN:
            PQputCopyEnd(m_link.connection(), "COPY FROM STDIN needs data, which is not given here");
            break;
        default:
            // the first error is the reason, what follows it a consequence ("server closed the connection")
            if (!m_outcome.error)
                m_outcome.error = m_link.errorOf(result, m_statement.sql);
            break;
        }
    }

    void rows(const PGresult *result)
    {
        if (!m_begun) {
            m_begun = true;
            m_outcome.hasColumns = true;
            m_outcome.columns = columnsOf(result);
            m_cells.resize(std::size_t(m_outcome.columns.size()));
            if (auto begun = m_sink.begin(m_outcome.columns); !begun)
                refuse(begun.error());
        }
        if (PQnfields(result) != m_outcome.columns.size()) {
            m_outcome.error = m_link.giveUp(QStringLiteral("The server changed the columns within a result"));
            return;
        }
        const int count = PQntuples(result);
        if (count > 0 && m_outcome.rowsReceived == 0)
            m_outcome.firstRow = since(m_start);
        const int columns = int(m_cells.size());
        int row = 0;
        for (; row < count && !m_sinkError; ++row) {
            if (m_sink.isSated() && !appetite())
                break;
            for (int column = 0; column < columns; ++column) {
                if (PQgetisnull(result, row, column))
                    m_cells[std::size_t(column)] = {};
                else
                    m_cells[std::size_t(column)]
                        = {PQgetvalue(result, row, column), PQgetlength(result, row, column), false};
            }
            if (auto accepted = m_sink.row(m_cells); !accepted)
                refuse(accepted.error());
            else
                ++m_outcome.rowsReceived;
        }
        if (row < count)
            m_sink.dropped(count - row);
    }

    /// The sink was sated, and here is another row: whether it goes on.
    bool appetite()
    {
        if (m_outcome.stoppedByReader)
            return false;
        const auto begin = Clock::now();
        const auto wanted = m_sink.awaitAppetite(
            {.inTransaction = m_inBlock, .connectionEnded = [this] { return m_link.peerEnded(); }});
        m_outcome.paused += since(begin);
        if (wanted == result::RowSink::Appetite::More)
            return true;
        m_outcome.stoppedByReader = true;
        endForReader();
        return false;
    }

    void finished(PGresult *result)
    {
        m_outcome.commandTag = QString::fromUtf8(PQcmdStatus(result));
        bool isNumber = false;
        const qint64 affected = QByteArray(PQcmdTuples(result)).toLongLong(&isNumber);
        if (isNumber)
            m_outcome.rowsAffected = affected;
    }

    void copyOut()
    {
        if (!m_options.onCopyData)
            refuse(Error::input(QStringLiteral("COPY … TO STDOUT has nowhere to go here"),
                                QStringLiteral("Run the query itself and export its result.")));
        for (;;) {
            session::CopyBuffer buffer;
            auto data = m_link.nextCopyData(m_job, buffer);
            if (!data) {
                m_outcome.error = data.error();
                return;
            }
            if (!*data)
                return;
            if (m_sinkError || !m_options.onCopyData)
                continue;
            if (auto taken = m_options.onCopyData(**data); !taken)
                refuse(taken.error());
        }
    }

    /// The receiver wants no more. Cancelling inside the user's transaction would abort it: there the rest is
    /// read and dropped.
    void refuse(const Error &error)
    {
        if (m_sinkError)
            return;
        m_sinkError = error;
        endForReader();
    }

    void endForReader()
    {
        if (!m_inBlock)
            m_link.cancelRunning();
    }

    void keep(const session::Notice &notice)
    {
        if (m_options.onNotice)
            m_options.onNotice(notice);
        if (m_outcome.notices.size() < m_options.noticeLimit)
            m_outcome.notices.append(notice);
        else
            ++m_outcome.noticesDropped;
    }

    session::Link &m_link;
    session::Job &m_job;
    const Statement &m_statement;
    result::RowSink &m_sink;
    const RunOptions &m_options;
    Outcome m_outcome;
    std::optional<Error> m_sinkError;
    std::vector<result::CellView> m_cells;
    Clock::time_point m_start;
    bool m_begun = false;
    bool m_inBlock = false;
};

} // namespace

Outcome run(session::Link &link, session::Job &job, const Statement &statement, result::RowSink &sink,
            const RunOptions &options)
{
    return Run(link, job, statement, sink, options).execute();
}

} // namespace core::query
