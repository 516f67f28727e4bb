// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table into a table of another connection (or the same): COPY out of the one into the other,
// both at the same time, nothing on a disk of this machine. All or nothing.
#pragma once

#include "core/base/task.h"
#include "core/importing/progress.h"
#include "core/importing/target.h"
#include "core/session/sessioninfo.h"

#include <QObject>

#include <chrono>
#include <memory>

namespace core::profile {
struct ConnectionProfile;
}
namespace core::session {
class Pool;
}

namespace core::importing {

struct CopyRequest
{
    QStringList from;    ///< schema and table, or the table alone
    QStringList to;      ///< empty: of the same name
    bool create = false; ///< from the source's columns: types, NOT NULL, primary key
    bool truncate = false;
    bool dryRun = false;
};

struct CopyPlan
{
    bool binary = false;
    QString why{}; ///< text is used
    QByteArray out;
    QByteArray create{};
    QByteArray truncate{};
    QByteArray in;

    QString script(const CopyRequest &request) const;
};

struct CopyReport
{
    QStringList table; ///< of the target
    qint64 rows = 0;
    qint64 bytes = 0;
    bool binary = false;
    bool dryRun = false;
    QString script{};
    QStringList notes{};
    std::chrono::microseconds total{};
};

/// Columns go by their names; generated ones are left out. Binary only between servers of the same major
/// version and for built-in types that are the same on both sides. target: of a table that is there. Fails
/// with Input where the source has a column that the target lacks.
Result<CopyPlan> planCopy(const CopyRequest &request, const TargetTable &source, ServerVersion sourceVersion,
                          const std::optional<TargetTable> &target, ServerVersion targetVersion);

/// Thread: GUI (or the one thread of a headless verb). Its destruction stops what runs.
class TableCopier : public QObject
{
    Q_OBJECT

public:
    explicit TableCopier(session::Pool &pool, QObject *parent = nullptr);
    ~TableCopier() override;

    /// Two sessions are taken. onlyPlan: nothing is changed, the report has the script. progress counts rows
    /// of the target and bytes.
    Task<CopyReport> start(const CopyRequest &request, const profile::ConnectionProfile &from,
                           const QString &fromDatabase, const profile::ConnectionProfile &to,
                           const QString &toDatabase, std::shared_ptr<ImportProgress> progress,
                           bool onlyPlan = false);

private:
    session::Pool &m_pool;
};

} // namespace core::importing
