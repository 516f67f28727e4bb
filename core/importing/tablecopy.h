// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a table into a table of another connection (or the same): COPY out of the one into the other,
// both at the same time, nothing on a disk of this machine. All or nothing.
#pragma once

#include "core/base/task.h"
#include "core/importing/copyplan.h"
#include "core/importing/progress.h"
#include "core/session/sessioninfo.h"

#include <QMetaType>
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

struct CopyReport
{
    QStringList table;  ///< of the target
    qint64 rows = 0;    ///< that the target has taken
    qint64 skipped = 0; ///< that it has not, since they were there
    qint64 bytes = 0;
    bool binary = false;
    bool dryRun = false;
    QString script{};
    QStringList notes{};
    std::chrono::microseconds total{};
};

/// Where a table can be copied to.
struct CopyPlaces
{
    ServerVersion server{};
    QStringList databases; ///< that can be connected to
    QString database;      ///< the one that was asked
    QStringList schemas;   ///< in which tables can be made or written
    QString schema;        ///< the first of the search_path
};

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

    /// On a session of its own. Fails with Auth where a password is wanted.
    Task<CopyPlaces> places(const profile::ConnectionProfile &profile, const QString &database);

private:
    session::Pool &m_pool;
};

} // namespace core::importing

Q_DECLARE_METATYPE(core::importing::CopyReport)
