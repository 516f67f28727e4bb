// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edit/committer.h"

#include "core/edit/detour.h"
#include "core/edit/trials.h"
#include "core/session/listening.h"
#include "core/session/pipeline.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace core::edit {

namespace {

using session::Job;
using session::Link;

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
        , m_transaction(link, job)
        , m_detours(link, job, request.editable)
    {
    }

    SaveOutcome execute()
    {
        const session::Listening listening(m_link, m_outcome.notices);
        if (!prepare())
            return std::move(m_outcome);
        m_outcome.inTransaction = m_transaction.isInside();
        bool went = begin() && plain() && check();
        if (!went && m_again && !m_outcome.error) {
            // some row was refused: once more, each by itself, so that it is known which and whether another
            // order helps
            went = rollBack() && begin() && careful() && check();
        }
        if (m_outcome.error || !went || !m_outcome.conflicts.isEmpty() || !m_outcome.failures.isEmpty()) {
            m_outcome.saved.clear();
            rollBack();
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
        std::optional<SeenCell> through{};
    };

    bool prepare()
    {
        QHash<QByteArray, QList<qsizetype>> updates;
        for (const RowChange &change : m_request.changes) {
            Todo todo{&change, change, {}};
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
        auto begun = m_transaction.begin(m_options.lockTimeout);
        if (!begun)
            m_outcome.error = std::move(begun).error();
        return begun.has_value();
    }

    bool rollBack()
    {
        auto back = m_transaction.rollBack();
        if (!back && !m_outcome.error)
            m_outcome.error = std::move(back).error();
        return back.has_value();
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

    bool isEnough(qsizetype more = 0) const
    {
        return more + m_outcome.failures.size() + m_outcome.conflicts.size() >= m_options.limit;
    }

    /// One statement: fails with what ends everything.
    Result<std::optional<Error>> sendRow(std::size_t index)
    {
        const Todo &todo = m_todo[index];
        if (todo.sameAs >= 0)
            return std::optional<Error>();
        if (m_options.onStatement)
            m_options.onStatement(qsizetype(index), qsizetype(m_todo.size()));
        auto answer = m_link.execute(m_job, todo.statement.sql(), todo.statement.parameters());
        if (!answer) {
            if (isRefusal(answer.error()))
                return std::optional(std::move(answer).error());
            return std::move(answer).error();
        }
        if (!received(index, answer->get()) && !look(todo))
            return *m_outcome.error;
        return std::optional<Error>();
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
            SavedRow saved = savedRow(*todo.change, answer);
            saved.through = todo.through;
            m_done.insert(index, saved);
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

    /// Each by itself.
    bool careful()
    {
        if (m_immediately && !send("set constraints all immediate"))
            return false;
        Trials trials{.count = qsizetype(m_todo.size()), .mayDefer = !m_outcome.inTransaction};
        trials.send = [this](qsizetype index) { return sendRow(std::size_t(index)); };
        trials.isEnough = [this](qsizetype refused) { return isEnough(refused); };
        trials.makeWay = [this](const Trials::Refusals &stuck) { return makeWay(stuck); };
        auto refused = tryAll(m_link, m_job, trials);
        if (!refused) {
            m_outcome.error = std::move(refused).error();
            return false;
        }
        for (auto &[index, error] : *refused) {
            if (const QString hint = m_detours.whyNot(index); !hint.isEmpty() && error.hint.isEmpty())
                error.hint = hint;
            fail(*m_todo[std::size_t(index)].change, error);
        }
        return true;
    }

    Result<bool> makeWay(const Trials::Refusals &stuck)
    {
        QList<Detours::Stuck> rows;
        for (auto it = stuck.cbegin(); it != stuck.cend(); ++it)
            rows << Detours::Stuck{it.key(), m_todo[std::size_t(it.key())].reduced, it.value()};
        std::sort(rows.begin(), rows.end(),
                  [](const auto &a, const auto &b) { return a.statement < b.statement; });
        auto asides = m_detours.makeWay(rows);
        if (!asides)
            return std::move(asides).error();
        for (const Detours::Aside &aside : std::as_const(*asides)) {
            Todo &todo = m_todo[std::size_t(aside.statement)];
            auto statement = statementFor(m_request.editable, aside.change);
            if (!statement)
                return std::move(statement).error();
            todo.reduced = aside.change;
            todo.statement = std::move(*statement);
            todo.through = aside.through;
        }
        return !asides->isEmpty();
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
        EditTransaction::End end = m_transaction.commit();
        m_outcome.fate = end.fate;
        m_outcome.error = std::move(end.error);
        m_outcome.transaction = std::move(end.number);
        if (m_outcome.fate == Fate::Nothing)
            m_outcome.saved.clear();
    }

    Link &m_link;
    Job &m_job;
    const SaveRequest &m_request;
    const SaveOptions &m_options;
    EditTransaction m_transaction;
    Detours m_detours;
    SaveOutcome m_outcome;
    std::vector<Todo> m_todo;
    QHash<std::size_t, SavedRow> m_done;
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
