// SPDX-License-Identifier: GPL-3.0-or-later
// The SELECT of a table's rows, built from values. The condition is the user's own text and goes in verbatim,
// after checkCondition() has seen that it cannot be more than one expression. Thread: any (values only).
#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace core::browse {

/// PostgreSQL's own place of NULLs: last ascending, first descending.
struct OrderBy
{
    QString column;
    bool descending = false;
    bool operator==(const OrderBy &) const = default;
};

/// A column made of SQL: details ->> 'channel' AS "details.channel".
struct Expression
{
    QString sql;
    QString name;
    bool operator==(const Expression &) const = default;
};

struct TableQuery
{
    QString schema;
    QString table;
    QStringList columns{}; ///< empty: all of them, as *
    QString where{};       ///< SQL; empty or only comments: none
    QList<OrderBy> order{};
    QStringList tiebreak{}; ///< more columns to sort by, so that rows that are alike keep their places;
                            ///< counts only with an order
    /// Columns that every table has by itself and * leaves out (ctid, xmin, tableoid), in front of the
    /// others: so that rows without a key can be found again. Names of the server's, not quoted.
    QStringList system{};
    QList<Expression> expressions{}; ///< behind the columns
};

struct TableStatement
{
    QByteArray sql;            ///< UTF-8, without a semicolon
    qsizetype whereOffset = 0; ///< UTF-16 offset at which the condition begins, 0: it is not in there

    /// The place in the condition that an error's position (UTF-16, in sql) means; -1 if it is elsewhere.
    qsizetype conditionPosition(qsizetype errorPosition, qsizetype conditionLength) const;
};

TableStatement selectStatement(const TableQuery &query);
/// count(*) of the same rows.
TableStatement countStatement(const TableQuery &query);
/// "total" DESC, id: as it stands behind ORDER BY.
QString orderText(const QList<OrderBy> &order);

/// Both have to hold. Either may be empty.
QString bothConditions(const QString &one, const QString &other);

/// Whether there is anything but white space and comments.
bool isCondition(const QString &where);
/// Fails with Input, its position that of the offending character, where the text would end the parenthesis
/// it is put into, does not close its own, or holds a semicolon. Everything else is the server's to judge.
Result<void> checkCondition(const QString &where, bool standardConformingStrings = true);

} // namespace core::browse
