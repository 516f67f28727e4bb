// SPDX-License-Identifier: GPL-3.0-or-later
// Indexes that could serve what statements ask of a jsonb column, and those that are there. Pure; any thread.
#pragma once

#include "core/indexing/jsonuse.h"

#include <optional>

namespace core::indexing {

/// A way to index a part of a document, and what it is good for.
struct IndexClass
{
    QString id{};          ///< "gin.path", "gin", "btree", "btree.pattern"
    QString method{};      ///< gin, btree
    QString opclass{};     ///< as it is written; empty: the default one
    QString catalogName{}; ///< as pg_opclass has it; empty: any
    QStringList operators{};
    bool ofText = false; ///< of what ->> finds; else of jsonb
};

/// All of them.
const QList<IndexClass> &indexClasses();

struct Candidate
{
    const IndexClass *kind = nullptr;
    QString expression{}; ///< as in JsonUse
    bool bare = false;
    QList<int> serves{}; ///< which of the statements, by their place

    /// "gin (details jsonb_path_ops)", as it stands behind USING.
    QString using_() const;
    bool operator==(const Candidate &other) const
    {
        return kind == other.kind && expression == other.expression;
    }
};

/// Whether an index of this class on this expression can be used for a condition.
bool serves(const IndexClass &kind, const QString &expression, const JsonUse &use);
/// Those that fit, the most useful first: by how many statements they serve, then the smaller kind.
QList<Candidate> candidatesFor(const QList<StatementUses> &statements);
/// details ->> 'channel' = 'web' as details @> '{"channel": "web"}', which a GIN index over the whole column
/// serves, for every key alike. Empty where it cannot be said so.
QString asContainment(const JsonUse &use, const QString &column);

struct IndexPart
{
    QString expression{};
    QString opclass{}; ///< as pg_opclass has it
};

struct ExistingIndex
{
    QString name{};
    QString method{};
    QString definition{};
    QList<IndexPart> parts{};
    bool valid = true;
    bool partial = false; ///< serves only what its WHERE implies
    qint64 bytes = 0;
};

/// The same index as the candidate.
bool isThere(const Candidate &candidate, const ExistingIndex &index);
bool serves(const ExistingIndex &index, const JsonUse &use);

/// Of a partitioned table, the parents first.
struct Partition
{
    QString schema{};
    QString table{};
    int parent = -1; ///< among these; -1: the table itself
    bool leaf = true;
    bool foreign = false; ///< holds its rows elsewhere: no index
};

/// A name that is not taken, at most 63 bytes.
QString indexName(const QString &table, const Candidate &candidate, const QString &column,
                  const QStringList &taken);
/// What is to be run to have it, without locking out writes: to be looked at and run by the user, outside of
/// a transaction.
QString createStatements(const ColumnRef &column, const Candidate &candidate, const QString &name,
                         bool partitioned, const QList<Partition> &partitions);

} // namespace core::indexing
