// SPDX-License-Identifier: GPL-3.0-or-later
// :name, :'name', :"name" and :{?name} in SQL, filled in as psql does: not in quotes, comments or bodies, and
// left as they stand where no such variable is set. Thread: any.
#pragma once

#include "core/psql/variables.h"

#include <QByteArrayView>
#include <QList>

namespace core::psql {

/// What was written, what it became, and where its pieces come from.
struct Substitution
{
    struct Piece
    {
        qsizetype offset = 0; ///< in text
        qsizetype length = 0;
        qsizetype from = 0;  ///< in what was written
        bool filled = false; ///< a variable's value: it has no places of its own
    };
    QByteArray text{};
    QList<Piece> pieces{};
    bool respelled = false; ///< a value stands in it as it is, and may hold whole statements

    /// Where a byte of text comes from.
    qsizetype origin(qsizetype offset) const;
};

/// Fails with Input where a value cannot be quoted (not valid UTF-8, a NUL).
Result<Substitution> substituted(QByteArrayView text, const Variables &variables);

/// A variable as a text asks for it.
struct Mention
{
    enum class As : quint8
    {
        Plain,
        Literal,
        Identifier,
        Question ///< :{?name}
    };
    QByteArray name{};
    As as = As::Plain;
    qsizetype offset = 0;
    qsizetype length = 0;
    bool operator==(const Mention &) const = default;
};

/// All of them, in their order.
QList<Mention> mentions(QByteArrayView text);
/// The highest $n; 0: none.
int highestParameter(QByteArrayView text);

/// As PQescapeLiteral and PQescapeIdentifier do.
Result<QByteArray> literal(const QByteArray &value);
Result<QByteArray> identifier(const QByteArray &value);

} // namespace core::psql
