// SPDX-License-Identifier: GPL-3.0-or-later
// What a transaction has done so far, seen from inside: objects by the versions of their rows in the
// catalogue, rows by the transaction's own counters, functions, triggers, locks. Needs no superuser: a cursor
// that is declared before keeps the old versions in sight, and their xmax says which of them the transaction
// has ended. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/catalog/sqllibrary.h"
#include "core/ddl/tryreport.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QHash>

#include <map>
#include <tuple>

namespace core::ddl {

class TryEffects
{
public:
    TryEffects(session::Link &link, session::Job &job, catalog::SqlLibrary library, qsizetype limit);

    /// In a transaction that has done nothing yet.
    Result<void> begin();
    /// Before its end; fills in objects, rows, functions, triggers, locks, kept. The transaction must not
    /// have failed.
    Result<void> read(TryReport &report);

private:
    using Key = std::tuple<qint64, qint64, qint64>; ///< class, oid, and what else names an object
    struct Part;                                    ///< a row of try/objects.sql

    Result<session::PgResult> ask(const QString &verb, const catalog::SqlParameters &parameters = {});
    Result<QList<Part>> parts(const QByteArray &sql);
    Result<session::PgResult> askRoles();
    Result<void> readRoles();
    Result<void> readObjects(TryReport &report);
    Result<void> readRows(TryReport &report);
    Result<void> readFunctions(TryReport &report);
    Result<void> readLocks(TryReport &report);

    session::Link &m_link;
    session::Job &m_job;
    catalog::SqlLibrary m_library;
    qsizetype m_limit;
    bool m_functionsKnown = false;
    bool m_seesAllOfRoles = false; ///< also that a password changed
    std::map<Key, TriedObject> m_objects;
    QHash<qint64, QList<qint64>> m_rowsBefore;            ///< inserted, updated, deleted, by table
    QHash<qint64, QPair<QString, QString>> m_rolesBefore; ///< name and state
    QList<qint64> m_made;                                 ///< oids of relations that are new
    QHash<qint64, QList<qint64>> m_rowsNow;
};

} // namespace core::ddl
