// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the rows of a statement, a table, or a result that is held already into a file or to standard
// output. Runs on a session of its own; memory is bounded; a cancelled or failed export leaves nothing
// behind.
#pragma once

#include "core/base/task.h"
#include "core/query/outcome.h"
#include "core/result/shownrows.h"
#include "core/transfer/progress.h"
#include "core/transfer/tableset.h"
#include "core/transfer/writeoptions.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <memory>
#include <variant>

namespace core::profile {
struct ConnectionProfile;
}
namespace core::session {
class Pool;
class Link;
class Job;
} // namespace core::session

namespace core::transfer {

class TargetFile;

/// One statement, sent exactly as it is and exactly once.
struct StatementSource
{
    QByteArray sql;
};

/// Every row and column of a table, view, foreign table …
struct TableSource
{
    QStringList name; ///< schema and table, unquoted; one part: found through the search_path
};

/// Rows that are held here: written without asking the server again.
struct RowsSource
{
    result::ShownRows shown;
};

using ExportSource = std::variant<StatementSource, TableSource, RowsSource>;

struct ExportRequest
{
    ExportSource source;
    QString target; ///< a path, or "-" for standard output
    WriteOptions write{};
    qint64 expectedRows = -1; ///< an estimate (reltuples) for the percentage; known by itself for RowsSource
    /// Of a TableSource, more than one: its rows may stand in any order, so that several sessions read it.
    int sessions = 1;
};

struct ExportReport
{
    QString target;
    qint64 rows = 0;
    qint64 bytes = 0;
    std::chrono::microseconds total{};
    QList<session::Notice> notices;
    QStringList notes{}; ///< what was done otherwise than asked for, what the format could not carry
};

/// The statement that a source sends; empty for RowsSource.
QByteArray exportStatement(const ExportSource &source);

/// The work itself. Thread: the session's. Fails with what the server said, Io, Input (a statement without
/// columns), Cancelled. target is committed at the end and discarded otherwise.
Result<ExportReport> exportRows(session::Link &link, session::Job &job, const ExportRequest &request,
                                TargetFile &target, Progress &progress);
/// The same for rows in memory. Thread: any but the GUI's.
Result<ExportReport> exportRows(const RowsSource &rows, const ExportRequest &request, TargetFile &target,
                                Progress &progress, const std::stop_token &stop);

/// Starts exports. Thread: GUI (or the one thread of a headless verb). Its destruction stops what runs.
class Exporter : public QObject
{
    Q_OBJECT

public:
    explicit Exporter(session::Pool &pool, QObject *parent = nullptr);
    ~Exporter() override;

    /// The options and the target are checked before a session is opened, the session is given back at the
    /// end. profile is not used for RowsSource. Stopping the task cancels the statement on the server and
    /// removes the file.
    Task<ExportReport> start(const ExportRequest &request, const profile::ConnectionProfile &profile,
                             const QString &database, std::shared_ptr<Progress> progress);
    /// Several tables as they stood at one moment, each into a file of its own. Without
    /// SetRequest::keepFinished a failure or a stop leaves nothing.
    Task<SetReport> startSet(const SetRequest &request, const profile::ConnectionProfile &profile,
                             const QString &database, std::shared_ptr<SetProgress> progress);
    /// What can be exported of a schema, or of every schema where it is empty. On a background session.
    Task<QList<TableInfo>> listTables(const profile::ConnectionProfile &profile, const QString &database,
                                      const QString &schema);

private:
    session::Pool &m_pool;
};

} // namespace core::transfer

Q_DECLARE_METATYPE(core::transfer::ExportReport)
