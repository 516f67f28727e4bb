// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement on the catalogue answers, row by row. Thread: the session's.
#pragma once

#include "core/base/result.h"
#include "core/catalog/objectref.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QSqlQuery>
#include <QString>

#include <functional>
#include <vector>

namespace core::catalog {

/// Runs one statement and hands out its rows. The query is gone when this returns: libpq may be used again.
/// Fails: Sql with all its fields, Cancelled, Connection.
Result<void> readRows(session::Link &link, session::Job &job, const QString &sql,
                      const std::function<void(const QSqlQuery &)> &row);

/// A row of a list.sql, or of what else gives its columns.
struct Row
{
    ObjectRef ref;
    bool count = false; ///< from counts.sql: kind and amount alone
    qint64 position = 0;
    int line = 0;
    QString excerpt{};
};

/// Takes the columns by name, looked up once per statement.
class RowReader
{
public:
    Row read(const QSqlQuery &query);

private:
    std::vector<int> m_at;
};

} // namespace core::catalog
