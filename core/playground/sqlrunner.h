// SPDX-License-Identifier: GPL-3.0-or-later
// A plain connection that runs whole SQL files and can be stopped: nothing more than making the sample
// database needs. Thread: any one at a time; blocks.
#pragma once

#include "core/base/result.h"

#include <QString>

#include <memory>
#include <stop_token>

struct pg_conn;

namespace core::playground {

class SqlRunner
{
public:
    /// Fails: Connection.
    static Result<SqlRunner> open(const QString &url);

    /// All statements of `sql` in one transaction, unless it has its own. The first cell of the last result,
    /// null if there is none. Fails: Sql, Connection, Cancelled.
    Result<QString> run(const QString &sql, const std::stop_token &stop = {});

private:
    struct Close
    {
        void operator()(pg_conn *connection) const;
    };

    explicit SqlRunner(pg_conn *connection)
        : m_connection(connection)
    {
    }

    std::unique_ptr<pg_conn, Close> m_connection;
};

} // namespace core::playground
