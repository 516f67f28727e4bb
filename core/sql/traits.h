// SPDX-License-Identifier: GPL-3.0-or-later
// What can be told of a statement from its tokens alone, for questions before danger and for labels. A guess
// by the words: the server alone knows. Thread: any. Cost: linear.
#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace core::sql {

struct StatementTraits
{
    QByteArray
        keyword; ///< the leading word in upper case: SELECT, WITH, CREATE ...; empty when it is no word
    bool transactionControl
        = false; ///< BEGIN, START, COMMIT, END, ROLLBACK, ABORT, SAVEPOINT, RELEASE, PREPARE TRANSACTION
    bool opensTransaction = false; ///< BEGIN, START TRANSACTION
    bool writeWithoutWhere
        = false; ///< UPDATE or DELETE with no WHERE of its own, also in a WITH or under EXPLAIN ANALYZE
    qsizetype unguardedOffset = -1; ///< bytes: the UPDATE or DELETE that writeWithoutWhere is about
    bool drops = false;             ///< DROP ..., or ALTER ... DROP of something that holds data
    bool truncates = false;
    bool notInTransaction = false; ///< VACUUM, CREATE DATABASE and others that refuse a transaction block

    /// Only reads, as far as words tell: SELECT, VALUES, TABLE, WITH without a part that writes or locks,
    /// SHOW, EXPLAIN of whatever it does not run. What the functions in it do cannot be told. Such a
    /// statement may be ended half-way: nothing is lost but its rows.
    bool plainQuery = false;

    bool isDangerous() const { return writeWithoutWhere || drops || truncates; }
    bool operator==(const StatementTraits &) const = default;
};

StatementTraits traits(QByteArrayView statement, bool standardConformingStrings = true);

} // namespace core::sql
