// SPDX-License-Identifier: GPL-3.0-or-later
// Which columns can be named where the caret is: those of tables, views, subqueries, CTEs and functions in
// the FROM of its block and of the blocks around it. Thread: any.
#pragma once

#include "core/completion/query.h"
#include "core/completion/snapshot.h"

namespace core::completion {

struct ScopeColumn
{
    QByteArray name{};
    QByteArray type{}; ///< empty: not known
    QByteArray comment{};
    int relation = -1; ///< in the snapshot, where it is a column of one
    qint16 number = 0;
    quint8 flags = 0;
};

struct ScopeSource
{
    Source source;
    int block = 0;
    int distance = 0; ///< 0: of the caret's block, 1: of the one around it ...
    int relation = -1;
    std::vector<ScopeColumn> columns{};
};

class Scope
{
public:
    /// snapshot may be null: then only what the text itself tells is known.
    Scope(const Words &words, const Query &query, const Snapshot *snapshot);

    /// What is in sight at the caret, nearest first.
    const std::vector<ScopeSource> &sources() const { return m_sources; }
    /// Names of the CTEs in sight.
    std::vector<const Cte *> ctes() const;
    const ScopeSource *source(QByteArrayView name) const;
    /// The target of the INSERT, UPDATE ... that the caret is in; null: none.
    const ScopeSource *target() const { return m_target < 0 ? nullptr : &m_sources[std::size_t(m_target)]; }
    std::vector<ScopeColumn> columnsOfRelation(int relation) const;
    /// Columns of a CTE in sight.
    std::vector<ScopeColumn> columnsOfCte(const Cte &cte, int depth = 0) const;

private:
    const Cte *cte(int block, QByteArrayView name) const;
    std::vector<ScopeColumn> columns(int block, const Source &source, int depth) const;
    std::vector<ScopeColumn> outputs(int block, int depth) const;
    std::vector<ScopeColumn> ofFunction(const Source &source) const;
    int relationOf(int block, const Source &source) const;

    const Words &m_words;
    const Query &m_query;
    const Snapshot *m_snapshot;
    std::vector<ScopeSource> m_sources;
    int m_target = -1;
};

} // namespace core::completion
