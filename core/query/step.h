// SPDX-License-Identifier: GPL-3.0-or-later
// A run as steps: each is a statement, or something else that is done on the session, and where it stands in
// what the user wrote. Steps are made one by one while the run goes on, so that a source may be a file of any
// size and a step may depend on what became of the one before.
#pragma once

#include "core/query/outcome.h"
#include "core/query/runner.h"
#include "core/session/destination.h"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace core::query {

struct Place
{
    int item = -1;   ///< number of the statement among those that were given to run, from 0; -1: of none
    qint64 line = 0; ///< from 1, in the file or in the text that was given
    qint64 byteOffset = 0; ///< in the same
    QString file{};        ///< empty: the text itself
    bool operator==(const Place &) const = default;
};

struct Step
{
    Place place{};
    QByteArray source{}; ///< as the user wrote it; positions of errors count in it
    QByteArray sql{};    ///< what is sent; empty: nothing of this kind
    QList<std::optional<QByteArray>> parameters{};
    /// Done instead of sending sql (rows into a COPY, a file). Thread: the session's.
    std::function<Outcome(session::Link &, session::Job &, result::RowSink &, const RunOptions &)> work{};
    /// What became of it already: nothing is sent.
    std::optional<Error> error{};
    /// To be told, as \echo says it; nothing is sent.
    std::optional<QString> text{};
    /// The session is left for another one, which the owner opens: nothing is sent here. What became of that
    /// is told to ended(), and next() goes on there.
    std::optional<session::Destination> connect{};
    bool toErrors = false;                   ///< of text: beside the rows
    std::shared_ptr<result::RowSink> sink{}; ///< its rows go there and are shown to nobody
    QString title{};                         ///< of its rows
    bool expanded = false;                   ///< its rows are shown one under the other
    bool replaces = false;                   ///< its rows take the place of those of the step before
    bool timed = true;                       ///< its time is worth telling
    std::chrono::milliseconds wait{0};       ///< before it
    bool last = false;                       ///< as far as is known, nothing follows
    bool ours = false;                       ///< a question that the program asks to answer a command
};

/// What the transactions of a run are like, where the user does not write them.
struct TransactionMode
{
    /// Opens a transaction block before a statement that is outside of one, as psql does with AUTOCOMMIT off.
    bool manual = false;
    QByteArray begin{"BEGIN"}; ///< by which statement
    /// In a transaction block each statement has a savepoint, so that its error costs only itself, as psql's
    /// ON_ERROR_ROLLBACK.
    bool savepoints = false;
    bool operator==(const TransactionMode &) const = default;
};

/// Makes the steps of a run. Thread: next() and ended() in the session's thread, never both at once; the
/// others in the owner's while nothing runs.
class Steps
{
public:
    virtual ~Steps() = default;

    /// Nothing at the end.
    virtual std::optional<Step> next(session::Link &link, session::Job &job) = 0;
    /// What became of it. Positions of errors may be moved to where the user wrote it.
    virtual void ended(const Step &step, Outcome &outcome) = 0;
    /// Whether an error (that is neither a cancel nor a loss) is the end of the run.
    virtual bool stopsAt(const Error &) const { return true; }
    /// What the steps have to say about the transactions of the run.
    virtual TransactionMode adjusted(TransactionMode mode) const { return mode; }

    /// What is likely to come next, to be told before it is sent; empty where that is not known.
    virtual Step upcoming() const { return {}; }
    /// Nothing comes for certain.
    virtual bool atEnd() const { return false; }
    /// How many statements were given to run; -1 where that is not known.
    virtual int count() const { return -1; }
};

/// Statements as they are, one after the other.
class PlainSteps : public Steps
{
public:
    explicit PlainSteps(QList<QByteArray> statements)
        : m_statements(std::move(statements))
    {
    }

    std::optional<Step> next(session::Link &link, session::Job &job) override;
    void ended(const Step &, Outcome &) override { }
    Step upcoming() const override;
    bool atEnd() const override { return m_next >= m_statements.size(); }
    int count() const override { return int(m_statements.size()); }

private:
    QList<QByteArray> m_statements;
    qsizetype m_next = 0;
};

/// Does one step; like run(), it never fails as such. Thread: the session's.
Outcome runStep(session::Link &link, session::Job &job, const Step &step, result::RowSink &sink,
                const RunOptions &options, const TransactionMode &mode);

} // namespace core::query
