// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/committer.h"

#include "core/session/pipeline.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace core::edit {

namespace {

using session::Job;
using session::Link;
using session::PgResult;
using session::TransactionState;

constexpr qsizetype NoticeLimit = 1000;

QString tr(const char *text)
{
    return QCoreApplication::translate("core::edit", text);
}

Cell cellOf(const PGresult *result, int row, int column)
{
    if (PQgetisnull(result, row, column))
        return {};
    return QByteArray(PQgetvalue(result, row, column), PQgetlength(result, row, column));
}

/// Keeps a link's notices while it lives.
class Listening
{
public:
    Listening(Link &link, QList<session::Notice> &kept)
        : m_link(link)
        , m_previous(link.noticeHandler())
    {
        link.setNoticeHandler([&kept](const session::Notice &notice) {
            if (kept.size() < NoticeLimit)
                kept.append(notice);
        });
    }
    ~Listening() { m_link.setNoticeHandler(m_previous); }
    Listening(const Listening &) = delete;
    Listening &operator=(const Listening &) = delete;

private:
    Link &m_link;
    std::function<void(const session::Notice &)> m_previous;
};

/// A constraint may hold when other rows are saved first.
bool isConstraint(const Error &error)
{
    return error.kind == Error::Kind::Sql && error.sqlState.startsWith(QLatin1String("23"));
}

QByteArray keyOf(const RowChange &change)
{
    QByteArray key = QByteArray::number(change.origin);
    for (const SeenCell &cell : change.key) {
        key += cell.value ? ':' + QByteArray::number(cell.value->size()) + ':' + *cell.value
                          : QByteArray(":n");
    }
    return key;
}

class Saving
{
public:
    Saving(Link &link, Job &job, const SaveRequest &request, const SaveOptions &options)
        : m_link(link)
        , m_job(job)
        , m_request(request)
        , m_options(options)
    {
    }

    SaveOutcome execute()
    {
        const Listening listening(m_link, m_outcome.notices);
        if (!prepare())
            return std::move(m_outcome);
        switch (m_link.transactionState()) {
        case TransactionState::Idle:
            break;
        case TransactionState::InTransaction:
            m_outcome.inTransaction = true;
            break;
        default:
            m_outcome.error
                = Error{.kind = Error::Kind::Sql,
                        .message = tr("The transaction has failed: it must be rolled back before edits "
                                      "are saved."),
                        .sqlState = QStringLiteral("25P02")};
            return std::move(m_outcome);
        }
        bool went = begin() && plain() && check();
        if (!went && m_again && !m_outcome.error) {
            // some row was refused: once more, each by itself, so that it is known which and whether another
            // order helps
            went = undoAll() && begin() && careful() && check();
        }
        if (m_outcome.error || !went || !m_outcome.conflicts.isEmpty() || !m_outcome.failures.isEmpty()) {
            m_outcome.saved.clear();
            if (m_link.isOpen() && m_begun)
                undoAll();
            return std::move(m_outcome);
        }
        commit();
        return std::move(m_outcome);
    }

private:
    struct Todo
    {
        const RowChange *change;
        RowChange reduced; ///< without what an earlier row of the same key does already
        EditStatement statement;
        qsizetype sameAs = -1; ///< an earlier one does all of it
    };

    bool prepare()
    {
        QHash<QByteArray, QList<qsizetype>> updates;
        for (const RowChange &change : m_request.changes) {
            Todo todo{&change, change, {}, -1};
            if (change.action != RowChange::Action::Insert) {
                QList<qsizetype> &same = updates[keyOf(change)];
                for (const qsizetype index : std::as_const(same)) {
                    const Todo &earlier = m_todo[std::size_t(index)];
                    const auto done = [&](const CellChange &cell) {
                        return earlier.change->action == change.action
                            && earlier.change->cells.contains(cell);
                    };
                    todo.reduced.cells.removeIf(done);
                    if (earlier.change->action == change.action && todo.reduced.cells.isEmpty())
                        todo.sameAs = index;
                }
                same << qsizetype(m_todo.size());
            }
            auto statement = statementFor(m_request.editable, todo.reduced);
            if (statement)
                todo.statement = std::move(*statement);
            else
                fail(change, statement.error());
            m_todo.push_back(std::move(todo));
        }
        return m_outcome.failures.isEmpty();
    }

    bool send(const QByteArray &sql)
    {
        auto done = m_link.execute(m_job, sql);
        if (!done)
            m_outcome.error = std::move(done).error();
        return done.has_value();
    }

    bool begin()
    {
        m_again = false;
        m_outcome.saved.clear();
        m_outcome.conflicts.clear();
        m_outcome.failures.clear();
        m_done.clear();
        if (m_outcome.inTransaction)
            return m_begun = send("savepoint howdah_edit");
        if (!send("begin isolation level read committed"))
            return false;
        m_begun = true;
        return m_options.lockTimeout.count() <= 0
            || send("set local lock_timeout = " + QByteArray::number(qint64(m_options.lockTimeout.count())));
    }

    /// Back to before begin(). Not stopped with the job: it is what a stop asks for; a cancel that comes late
    /// may hit it once.
    bool undoAll()
    {
        m_begun = false;
        Job ending(m_job.label(), m_job.serial(), {});
        const QByteArrayList statements = m_outcome.inTransaction
            ? QByteArrayList{"rollback to savepoint howdah_edit", "release savepoint howdah_edit"}
            : QByteArrayList{"rollback"};
        for (const QByteArray &sql : statements) {
            bool done = false;
            for (int attempt = 0; attempt < 5 && !done && m_link.isOpen(); ++attempt)
                done = m_link.execute(ending, sql).has_value();
            if (done)
                continue;
            if (m_link.isOpen())
                (void)m_link.giveUp(QStringLiteral("The transaction could not be rolled back"));
            if (!m_outcome.error)
                m_outcome.error = m_link.connectionError();
            return false;
        }
        return true;
    }

    void fail(const RowChange &change, const Error &error)
    {
        RowFailure failure{change.row, change.origin, error};
        if (!error.column.isEmpty()) {
            for (const int column : m_request.editable.origins.at(change.origin).columns) {
                const ColumnFacts *facts = m_request.editable.facts(column);
                if (facts && facts->name == error.column)
                    failure.column = column;
            }
        }
        m_outcome.failures << failure;
    }

    bool isEnough() const
    {
        return m_outcome.failures.size() + m_outcome.conflicts.size() >= m_options.limit;
    }

    /// Only this row's fault: the server refused it, or the value cannot be sent.
    static bool isRefusal(const Error &error)
    {
        return (error.kind == Error::Kind::Sql && !error.sessionLost()) || error.kind == Error::Kind::Input;
    }

    /// One statement. False with m_outcome.error for what ends everything; a refusal is in `refused`.
    bool sendRow(std::size_t index, std::optional<Error> &refused)
    {
        const Todo &todo = m_todo[index];
        if (todo.sameAs >= 0)
            return true;
        if (m_options.onStatement)
            m_options.onStatement(qsizetype(index), qsizetype(m_todo.size()));
        auto answer = m_link.execute(m_job, todo.statement.sql(), todo.statement.parameters());
        if (!answer) {
            if (isRefusal(answer.error()))
                refused = std::move(answer).error();
            else
                m_outcome.error = std::move(answer).error();
            return refused.has_value();
        }
        return received(index, answer->get()) || look(todo);
    }

    /// False: the statement touched no row.
    bool received(std::size_t index, const PGresult *answer)
    {
        const Todo &todo = m_todo[index];
        const int rows = PQntuples(answer);
        const QByteArray affected = PQcmdTuples(const_cast<PGresult *>(answer));
        if (affected == "0" && rows == 0)
            return false;
        if (affected == "1" && rows == 1) {
            m_done.insert(index, savedRow(*todo.change, answer));
            return true;
        }
        fail(
            *todo.change,
            Error{.kind = Error::Kind::Internal,
                  .message = tr("The statement would have changed %1 rows instead of one: nothing was saved.")
                                 .arg(QString::fromLatin1(affected))});
        return true;
    }

    SavedRow savedRow(const RowChange &change, const PGresult *result) const
    {
        SavedRow saved{change.row, change.origin, change.action, {}, {}};
        if (change.action == RowChange::Action::Delete) {
            const QList<int> numbers = deletedColumns(m_request.editable, change.origin);
            for (int i = 0; i < numbers.size() && i < PQnfields(result); ++i)
                saved.gone << SeenCell{numbers.at(i), cellOf(result, 0, i)};
            return saved;
        }
        const QList<int> columns = returnedColumns(m_request.editable, change.origin);
        for (int i = 0; i < columns.size() && i < PQnfields(result); ++i)
            saved.now << SeenCell{columns.at(i), cellOf(result, 0, i)};
        return saved;
    }

    /// Why a statement touched no row.
    bool look(const Todo &todo)
    {
        const RowChange &change = *todo.change;
        if (change.action == RowChange::Action::Insert) {
            fail(change,
                 Error{.kind = Error::Kind::Sql,
                       .message = tr("The server took the row and added none: a trigger kept it from being "
                                     "added.")});
            return true;
        }
        const EditStatement query = currentRow(m_request.editable, change);
        auto answer = m_link.execute(m_job, query.sql(), query.parameters());
        if (!answer) {
            m_outcome.error = std::move(answer).error();
            return false;
        }
        Conflict conflict{.row = change.row, .origin = change.origin, .mine = change.action};
        conflict.deleted = PQntuples(answer->get()) == 0;
        const QList<int> &columns = m_request.editable.origins.at(change.origin).columns;
        bool differs = conflict.deleted;
        for (int i = 0; i < columns.size(); ++i) {
            const int column = columns.at(i);
            Conflict::Part part{.column = column};
            part.theirs = conflict.deleted ? Cell() : cellOf(answer->get(), 0, i);
            part.was = part.theirs;
            bool compared = false;
            for (const CellChange &cell : change.cells) {
                if (cell.column == column) {
                    part.was = cell.was;
                    part.mine = cell.value;
                    part.changedByMe = true;
                    compared = true;
                }
            }
            for (const SeenCell &cell : change.key + change.seen) {
                if (cell.column == column && !part.changedByMe) {
                    part.was = cell.value;
                    compared = true;
                }
            }
            if (!part.changedByMe)
                part.mine = CellValue::fromCell(part.was);
            differs = differs || (compared && part.was != part.theirs);
            conflict.parts << part;
        }
        if (differs) {
            m_outcome.conflicts << conflict;
            return true;
        }
        fail(change,
             Error{.kind = Error::Kind::Sql,
                   .message = tr("The row is as it was read, and the server changed nothing: a trigger or a "
                                 "policy of row security kept it from being changed.")});
        return true;
    }

    /// All statements in their order, many in one round trip.
    bool plain()
    {
        constexpr qsizetype MostStatements = 500;
        constexpr qsizetype MostBytes = 1024 * 1024;
        for (std::size_t i = 0; i < m_todo.size() && !isEnough();) {
            QList<std::size_t> places;
            QList<session::Request> requests;
            qsizetype bytes = 0;
            for (; i < m_todo.size() && requests.size() < MostStatements && bytes < MostBytes; ++i) {
                const Todo &todo = m_todo[i];
                if (todo.sameAs >= 0)
                    continue;
                places << i;
                requests << session::Request{todo.statement.sql(), todo.statement.parameters()};
                for (const auto &parameter : std::as_const(requests.last().parameters))
                    bytes += parameter ? parameter->size() : 0;
            }
            if (requests.isEmpty())
                break;
            if (m_options.onStatement)
                m_options.onStatement(qsizetype(places.first()), qsizetype(m_todo.size()));
            auto answers = session::executeAll(m_link, m_job, requests);
            if (!answers) {
                if (isRefusal(answers.error()))
                    m_again = true;
                else
                    m_outcome.error = std::move(answers).error();
                return false;
            }
            QList<std::size_t> untouched;
            for (std::size_t k = 0; k < answers->size(); ++k) {
                const PGresult *answer = (*answers)[k].get();
                if (PQresultStatus(answer) == PGRES_FATAL_ERROR) {
                    const Error error = m_link.errorOf(answer, requests.at(qsizetype(k)).sql);
                    if (isRefusal(error))
                        m_again = true;
                    else
                        m_outcome.error = error;
                    return false;
                }
                if (!received(places.at(qsizetype(k)), answer))
                    untouched << places.at(qsizetype(k));
            }
            if (answers->size() != std::size_t(requests.size())) {
                m_outcome.error = m_link.connectionError();
                return false;
            }
            for (const std::size_t index : std::as_const(untouched)) {
                if (!look(m_todo[index]))
                    return false;
                if (isEnough())
                    break;
            }
        }
        return true;
    }

    /// Each statement under a savepoint; what a constraint refuses is tried again behind the others.
    bool careful()
    {
        if (m_immediately && !send("set constraints all immediate"))
            return false;
        QList<std::size_t> open;
        for (std::size_t i = 0; i < m_todo.size(); ++i)
            open << i;
        QHash<std::size_t, Error> refusals;
        bool deferred = false;
        while (!open.isEmpty() && !isEnough()) {
            QList<std::size_t> again;
            for (const std::size_t i : std::as_const(open)) {
                if (isEnough())
                    break;
                std::optional<Error> refused;
                if (!send("savepoint howdah_row") || !sendRow(i, refused))
                    return false;
                if (refused && !send("rollback to savepoint howdah_row"))
                    return false;
                if (!send("release savepoint howdah_row"))
                    return false;
                if (!refused)
                    continue;
                refusals.insert(i, *refused);
                if (isConstraint(*refused))
                    again << i;
                else
                    fail(*m_todo[i].change, *refused);
            }
            if (again.size() == open.size()) {
                // two rows that exchange a unique value, two that refer to each other: together or never
                if (deferred || m_outcome.inTransaction || !m_outcome.failures.isEmpty()) {
                    for (const std::size_t i : std::as_const(again))
                        fail(*m_todo[i].change, refusals.value(i));
                    return true;
                }
                deferred = true;
                if (!send("set constraints all deferred"))
                    return false;
            }
            open = again;
        }
        if (deferred) {
            // whoever was let through by that answers for what is broken now
            auto checked = m_link.execute(m_job, "set constraints all immediate");
            if (!checked) {
                if (checked.error().kind != Error::Kind::Sql) {
                    m_outcome.error = std::move(checked).error();
                    return false;
                }
                for (auto it = refusals.cbegin(); it != refusals.cend(); ++it)
                    fail(*m_todo[it.key()].change, it.value());
            }
        }
        return true;
    }

    /// Deferred constraints, while the rows can still be told. In a transaction of the user they are the
    /// user's: they may hold only after more statements.
    bool check()
    {
        if (m_outcome.inTransaction || !m_outcome.conflicts.isEmpty() || !m_outcome.failures.isEmpty())
            return true;
        auto checked = m_link.execute(m_job, "set constraints all immediate");
        if (checked)
            return true;
        if (!isConstraint(checked.error()) || m_immediately) {
            m_outcome.error = std::move(checked).error();
            return false;
        }
        m_immediately = true;
        m_again = true;
        return false;
    }

    void commit()
    {
        for (std::size_t i = 0; i < m_todo.size(); ++i) {
            const Todo &todo = m_todo[i];
            SavedRow saved = m_done.value(todo.sameAs >= 0 ? std::size_t(todo.sameAs) : i);
            saved.row = todo.change->row;
            m_outcome.saved << saved;
        }
        if (m_outcome.inTransaction) {
            if (send("release savepoint howdah_edit"))
                m_outcome.fate = SaveOutcome::Fate::Saved;
            else
                m_outcome.saved.clear();
            return;
        }
        // asked before, since afterwards there may be nobody to ask
        auto id = m_link.execute(m_job, "select pg_catalog.pg_current_xact_id_if_assigned()");
        if (!id) {
            m_outcome.error = std::move(id).error();
            m_outcome.saved.clear();
            if (m_link.isOpen())
                undoAll();
            return;
        }
        auto committed = m_link.execute(m_job, "commit");
        if (committed && QByteArray(PQcmdStatus(committed->get())) == "COMMIT") {
            m_outcome.fate = SaveOutcome::Fate::Saved;
            return;
        }
        if (committed) {
            m_outcome.error = Error::internal(tr("The server rolled the transaction back."));
        } else {
            m_outcome.error = std::move(committed).error();
            const bool notSent = m_outcome.error->isCancelled() && m_link.isOpen()
                && m_link.transactionState() == TransactionState::InTransaction;
            if (notSent) {
                undoAll();
            } else if (m_outcome.error->connectionLost || !m_link.isOpen()) {
                m_outcome.fate = SaveOutcome::Fate::Unknown;
                m_outcome.transaction = QString::fromLatin1(PQgetvalue(id->get(), 0, 0));
                return;
            }
        }
        m_outcome.saved.clear();
    }

    Link &m_link;
    Job &m_job;
    const SaveRequest &m_request;
    const SaveOptions &m_options;
    SaveOutcome m_outcome;
    std::vector<Todo> m_todo;
    QHash<std::size_t, SavedRow> m_done;
    bool m_begun = false;
    bool m_again = false;       ///< the careful way is wanted
    bool m_immediately = false; ///< deferred constraints are to speak at once
};

} // namespace

SaveOutcome save(Link &link, Job &job, const SaveRequest &request, const SaveOptions &options)
{
    return Saving(link, job, request, options).execute();
}

Result<std::optional<bool>> wasCommitted(Link &link, Job &job, const QString &transaction)
{
    if (transaction.isEmpty())
        return std::optional<bool>();
    auto status = link.execute(job, "select pg_catalog.pg_xact_status(cast($1 as pg_catalog.xid8))",
                               {transaction.toUtf8()});
    if (!status)
        return std::move(status).error();
    const QByteArray word = PQgetvalue(status->get(), 0, 0);
    if (word == "committed")
        return std::optional<bool>(true);
    if (word == "aborted")
        return std::optional<bool>(false);
    return std::optional<bool>();
}

} // namespace core::edit
