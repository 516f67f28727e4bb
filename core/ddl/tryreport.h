// SPDX-License-Identifier: GPL-3.0-or-later
// What a script did when it was tried out and rolled back. A value.
#pragma once

#include "core/base/error.h"
#include "core/session/notice.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace core::ddl {

/// One statement of the script.
struct TriedStatement
{
    bool ran = false;
    QString tag{};    ///< "CREATE ROLE", "UPDATE 3"
    qint64 rows = -1; ///< as the tag says, -1 where it says nothing
    std::chrono::microseconds time{};
    QList<session::Notice> notices{};
    std::optional<Error> error{};
};

/// An object that is made, changed or gone.
struct TriedObject
{
    enum class Change
    {
        Created,
        Changed,
        Dropped
    };
    Change change = Change::Changed;
    QString kind{};        ///< in words: "table", "role", "default privileges"
    QString name{};        ///< as SQL writes it: public.orders
    QStringList details{}; ///< "owner: alice → bob", "privileges: …", "rewritten"
    bool operator==(const TriedObject &) const = default;
};

/// Rows of one table, by the statements themselves, triggers and cascades together.
struct TriedRows
{
    QString table; ///< as SQL writes it
    qint64 inserted = 0;
    qint64 updated = 0;
    qint64 deleted = 0;
};

/// A function that ran: those of triggers, and what they call.
struct TriedFunction
{
    QString name; ///< as SQL writes it, with its arguments
    qint64 calls = 0;
    std::chrono::microseconds time{};
    QStringList triggers{}; ///< "touch on public.orders": those of touched tables that call it
};

/// A lock that the script would hold to its end.
struct TriedLock
{
    QString object;        ///< as SQL writes it, "role alice", …
    QString mode;          ///< "AccessExclusiveLock"
    qint64 bytes = -1;     ///< of a table with its indexes and TOAST
    int otherSessions = 0; ///< that have a lock on it now
    bool blocksReads() const { return mode == QLatin1String("AccessExclusiveLock"); }
    bool blocksWrites() const;
};

/// A statement that cannot be tried, or was passed over.
struct RefusedStatement
{
    qsizetype statement = -1;
    QString why{}; ///< "CREATE DATABASE cannot run in a transaction"
};

/// Of a script over several databases: what is about its statements and how it ended; what happened stands in
/// the parts, each with its database.
struct TryReport
{
    QString database{};                 ///< of a part
    QList<TryReport> parts{};           ///< none: the script is of one database
    QList<RefusedStatement> refused{};  ///< not empty: nothing was run
    QList<RefusedStatement> skipped{};  ///< not tried while the others were: nobody knows whether they work
    QList<TriedStatement> statements{}; ///< one for each of the script
    std::optional<Error> error{};       ///< of the statement that failed, the end, or the session
    qsizetype failed = -1; ///< that statement; -1: none, or what is checked at the end (deferred constraints)
    QList<session::Notice> notices{}; ///< every one, in order, also of the end
    qint64 noticesDropped = 0;
    QList<TriedObject> objects{};
    qint64 moreObjects = 0;
    QList<TriedRows> rows{};
    QList<TriedFunction> functions{};
    /// False: who may not see what functions ran (track_functions is the superuser's), so `functions` is
    /// empty and says nothing.
    bool functionsKnown = false;
    QStringList triggers{}; ///< enabled on touched tables for what was done there: "touch on public.orders"
    QList<TriedLock> locks{};
    QStringList kept{};               ///< what stays all the same: "numbers taken from public.orders_id_seq"
    std::chrono::microseconds time{}; ///< all statements
    bool rolledBack = false;          ///< for certain; false only when nothing was run or the connection went

    bool ok() const { return !error && refused.isEmpty(); }
};

} // namespace core::ddl

Q_DECLARE_METATYPE(core::ddl::TryReport)
