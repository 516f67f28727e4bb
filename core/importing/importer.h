// SPDX-License-Identifier: GPL-3.0-or-later
// Imports: a file into a table, in one transaction, by COPY. Runs on a session of its own; memory is bounded;
// an import that is cancelled or fails leaves nothing behind.
#pragma once

#include "core/base/task.h"
#include "core/importing/inputfile.h"
#include "core/importing/plan.h"
#include "core/importing/progress.h"
#include "core/session/notice.h"

#include <QMetaType>
#include <QObject>

#include <chrono>
#include <memory>

namespace core::profile {
struct ConnectionProfile;
}
namespace core::session {
class Pool;
class Link;
class Job;
} // namespace core::session

namespace core::importing {

struct ImportReport
{
    QStringList table;  ///< schema and name
    qint64 rows = 0;    ///< that the server has taken
    qint64 skipped = 0; ///< good ones that it has not, since they were there
    qint64 badRows = 0;
    QStringList badExamples{}; ///< the first few, with their lines
    QString badRowsFile{};     ///< empty if there are none
    bool dryRun = false;
    QString script{}; ///< what was run
    QStringList notes{};
    QList<session::Notice> notices{};
    std::chrono::microseconds total{};
};

/// What is known before anything is changed: the columns of the file, the types of a new table, the plan.
struct ImportPreview
{
    QStringList fileColumns;
    std::optional<Inference> inference; ///< of a new table
    ImportPlan plan;
    QString createStatement;
};

/// Thread: the session's. file is open; its types are inferred where a table is made and no statement is
/// given.
Result<ImportPreview> previewImport(session::Link &link, session::Job &job, const ImportRequest &request,
                                    const InputFilePtr &file, ImportProgress &progress);
/// The work itself. Thread: the session's. Fails with what the server said, Io, Input, Cancelled; then
/// nothing has been changed.
Result<ImportReport> importRows(session::Link &link, session::Job &job, const ImportRequest &request,
                                const InputFilePtr &file, ImportProgress &progress);

/// Starts imports. Thread: GUI (or the one thread of a headless verb). Its destruction stops what runs.
class Importer : public QObject
{
    Q_OBJECT

public:
    explicit Importer(session::Pool &pool, QObject *parent = nullptr);
    ~Importer() override;

    /// A session is taken and given back at the end. Stopping the task cancels everything. file: of the
    /// request, if it is open already.
    Task<ImportReport> start(const ImportRequest &request, const profile::ConnectionProfile &profile,
                             const QString &database, std::shared_ptr<ImportProgress> progress,
                             InputFilePtr file = {});
    /// What start() would do.
    Task<ImportPreview> preview(const ImportRequest &request, const profile::ConnectionProfile &profile,
                                const QString &database, std::shared_ptr<ImportProgress> progress,
                                InputFilePtr file = {});
    Task<TargetTable> target(const QStringList &table, const profile::ConnectionProfile &profile,
                             const QString &database);

private:
    template <class T>
    Task<T> run(const QString &label, const profile::ConnectionProfile &profile, const QString &database,
                std::function<Result<T>(session::Link &, session::Job &)> work);

    session::Pool &m_pool;
};

} // namespace core::importing

Q_DECLARE_METATYPE(core::importing::ImportReport)
Q_DECLARE_METATYPE(core::importing::ImportPreview)
