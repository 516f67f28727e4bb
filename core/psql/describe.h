// SPDX-License-Identifier: GPL-3.0-or-later
// What \d and its like ask the server: the same objects as psql finds, as rows. Patterns are psql's. Thread:
// any. Source: psql's describe.c.
#pragma once

#include "core/base/result.h"
#include "core/base/serverversion.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace core::psql {

struct Inquiry
{
    QString title{};
    QByteArray sql{};
};

/// With S and + behind them.
bool isDescribeCommand(const QByteArray &command);
/// Their names without S and +.
QList<QByteArray> describeCommands();

/// \d with a name: its relations are found first, then described one by one.
bool asksForRelations(const QByteArray &command, const QList<QByteArray> &words);
Result<Inquiry> findRelations(const QByteArray &command, const QByteArray &pattern, ServerVersion version);
/// row: of findRelations().
QList<Inquiry> describeRelation(const QList<std::optional<QByteArray>> &row, bool plus,
                                ServerVersion version);

/// The lists: \dt, \df, \l and the others.
Result<QList<Inquiry>> listInquiries(const QByteArray &command, const QList<QByteArray> &words,
                                     ServerVersion version);

/// The conditions a pattern means, each with AND before it. schema empty: names without one. visible: what
/// must hold where the pattern names no schema. Fails with Input: too many dots, another database.
Result<QByteArray> patternConditions(const QByteArray &pattern, const QByteArray &schema,
                                     const QByteArray &name, const QByteArray &otherName,
                                     const QByteArray &visible);

} // namespace core::psql
