// SPDX-License-Identifier: GPL-3.0-or-later
// A transaction that sees one state of the catalogue and writes names out in full, and the rows of our SQL
// files in it. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QHash>

namespace core::definition {

/// The rows of an answer by the names of its columns.
class Rows
{
public:
    explicit Rows(session::PgResult answer);

    int size() const { return PQntuples(m_answer.get()); }
    QString text(int row, const char *column) const; ///< null where it is NULL
    qint64 number(int row, const char *column) const;
    bool truth(int row, const char *column) const;

private:
    int at(const char *column) const;

    session::PgResult m_answer;
    mutable QHash<QByteArrayView, int> m_columns;
};

class Snapshot
{
public:
    Snapshot(session::Link &link, session::Job &job, const catalog::SqlLibrary &library);
    /// Ends the transaction.
    ~Snapshot();
    Snapshot(const Snapshot &) = delete;
    Snapshot &operator=(const Snapshot &) = delete;

    /// Fails with Input where the connection is in a transaction.
    Result<void> begin();
    /// Whether names were looked for in this schema (as SQL writes it) before begin().
    bool sees(const QString &schema) const { return m_searchPath.contains(schema); }
    Result<Rows> rows(const QString &folder, const QString &verb, const catalog::SqlParameters &parameters);
    /// The same, but the transaction goes on after an error of the server.
    Result<Rows> guardedRows(const QString &folder, const QString &verb,
                             const catalog::SqlParameters &parameters);

private:
    session::Link &m_link;
    session::Job &m_job;
    const catalog::SqlLibrary &m_library;
    QStringList m_searchPath;
    bool m_open = false;
};

} // namespace core::definition
