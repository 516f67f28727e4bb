// SPDX-License-Identifier: GPL-3.0-or-later
// Several tables, or one by several sessions, as they stood at one moment: the request, how far each table
// is, and what came of it. Values and counters; Exporter::startSet() does the work.
#pragma once

#include "core/base/error.h"
#include "core/transfer/progress.h"
#include "core/transfer/tableinfo.h"
#include "core/transfer/writeoptions.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <atomic>
#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace core::transfer {

struct SetRequest
{
    QList<QStringList> tables{}; ///< unquoted; schema and name, or the name alone
    QString schema{};            ///< instead of tables: all that can be read of this schema
    QString folder{};            ///< made if it is not there
    WriteOptions write{};
    int sessions = 4;          ///< at most; fewer where the server or the program has no room for more
    bool unordered = false;    ///< large tables may be read in parallel, their rows then stand in no order
    bool keepFinished = false; ///< a table that fails is left out; without it nothing stays
};

enum class TableState
{
    Waiting,
    Running,
    Done,
    Failed,
};

/// How far one table is. Thread: any.
struct TableProgress
{
    TableProgress(TableInfo what, QString where, std::shared_ptr<Progress> counted)
        : table(std::move(what))
        , path(std::move(where))
        , counts(std::move(counted))
    {
    }

    const TableInfo table;
    const QString path; ///< of its file
    const std::shared_ptr<Progress> counts;
    std::atomic<TableState> state = TableState::Waiting;
    std::atomic<qint64> weight = 0; ///< its share of the whole, in bytes on the server

    std::optional<Error> error() const;
    void fail(const Error &error); ///< the first one stays

    /// 0 to 1.
    double share() const;

private:
    mutable std::mutex m_mutex;
    std::optional<Error> m_error;
};

/// How far a run is. Thread: any.
class SetProgress
{
public:
    using Tables = std::vector<std::shared_ptr<TableProgress>>;

    /// Empty until the server has told what the tables are; does not change afterwards.
    Tables tables() const;
    void setTables(Tables tables);

    std::atomic<int> sessions = 0; ///< that work on it now

    qint64 rows() const;
    qint64 bytes() const;
    /// 0 to 1; by the tables' size on the server.
    double share() const;

private:
    mutable std::mutex m_mutex;
    Tables m_tables;
};

struct TableReport
{
    TableInfo table;
    QString path;
    qint64 rows = 0;
    qint64 bytes = 0;
    std::optional<Error> error{}; ///< with SetRequest::keepFinished: why it is not there
};

struct SetReport
{
    QList<TableReport> tables;
    int sessions = 1;  ///< that took part
    QStringList notes; ///< what the user should know: fewer sessions than asked for, and why
    std::chrono::microseconds total{};

    qint64 rows() const;
    qint64 bytes() const;
    int failed() const;
};

} // namespace core::transfer

Q_DECLARE_METATYPE(core::transfer::SetReport)
