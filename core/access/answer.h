// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of one statement of ours, by column names, and the lists that travel in one cell. Thread: the
// session's.
#pragma once

#include "core/base/result.h"
#include "core/catalog/sqllibrary.h"
#include "core/session/job.h"
#include "core/session/link.h"

#include <QStringList>

namespace core::access {

class Answer
{
public:
    explicit Answer(session::PgResult result)
        : m_result(std::move(result))
    {
    }
    /// Runs resources/sql/access/<verb>.sql of the server's version.
    static Result<Answer> ask(session::Link &link, session::Job &job, const catalog::SqlLibrary &library,
                              const QString &verb, const catalog::SqlParameters &parameters);

    int rows() const { return PQntuples(m_result.get()); }
    /// -1 where there is no such column.
    int column(const char *name) const { return PQfnumber(m_result.get(), name); }
    bool isNull(int row, int column) const { return PQgetisnull(m_result.get(), row, column) != 0; }
    QByteArrayView bytes(int row, int column) const
    {
        return {PQgetvalue(m_result.get(), row, column), PQgetlength(m_result.get(), row, column)};
    }
    QString text(int row, int column) const { return QString::fromUtf8(bytes(row, column)); }
    qint64 number(int row, int column) const { return bytes(row, column).toByteArray().toLongLong(); }
    bool flag(int row, int column) const { return bytes(row, column) == QByteArrayView("t"); }

    QString text(int row, const char *name) const { return text(row, column(name)); }
    qint64 number(int row, const char *name) const { return number(row, column(name)); }
    bool flag(int row, const char *name) const { return flag(row, column(name)); }
    bool isNull(int row, const char *name) const { return isNull(row, column(name)); }

private:
    session::PgResult m_result;
};

/// As text[] is written: {"a","b \"c\""}.
QString arrayLiteral(const QStringList &values);
QString arrayLiteral(const QList<qint64> &values);

} // namespace core::access
