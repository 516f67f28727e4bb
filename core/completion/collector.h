// SPDX-License-Identifier: GPL-3.0-or-later
// Gathers what fits the typed word and ranks it: how it fits first, then what was used before, then how near
// it is. Candidates stay numbers until the best are known, so that 20,000 tables cost no strings. Thread:
// one.
#pragma once

#include "core/completion/entry.h"
#include "core/completion/routine.h"
#include "core/completion/scope.h"
#include "core/completion/usage.h"

#include <optional>

namespace core::completion {

enum class RelationsWanted : quint8
{
    Any,      ///< that an SQL statement can name as a relation
    Rows,     ///< that can be selected from
    Writable, ///< that INSERT, UPDATE and DELETE take
    Table,
    View,
    MatView,
    Foreign,
    Sequence,
    Index
};
/// Of a list's name in the rules.
std::optional<RelationsWanted> relationsWanted(const QByteArray &list);

enum class FunctionsWanted : quint8
{
    Expression,
    Rows,  ///< that give rows
    Named, ///< any function with its argument types, as DROP FUNCTION wants it
    Procedure,
    Aggregate,
    Trigger
};

/// Scores are added to how well the name fits; about -100 to 200.
class Collector
{
public:
    /// snapshot and usage may be null.
    Collector(const Words &words, const Snapshot *snapshot, const UsageCounts *usage);

    void keywords(const QStringList &words, int score);
    void snippets(const QList<Snippet> &own);
    /// schema: of the qualifier that stands there already; empty: of all, qualified where they must be.
    void relations(const QByteArray &schema, RelationsWanted wanted, int score);
    void functions(const QByteArray &schema, FunctionsWanted wanted, int score);
    void types(const QByteArray &schema, bool domains, int score);
    /// dot: a name in it is to follow.
    void schemas(int score, bool dot = true);
    /// prefix: of the setting's name, typed already.
    void settings(int score, const QByteArray &prefix);
    void settingValues(const QByteArray &setting, int score);
    /// kind: c constraint, t trigger, p policy, r rule. relation -1: of all.
    void parts(char kind, int relation, int score);
    /// Roles, databases, ... by the list's name in the rules.
    void named(const QByteArray &list, int score);
    void cte(const QByteArray &name, int score);
    /// qualifier: put in front; source: shown beside the type.
    void columns(const std::vector<ScopeColumn> &columns, int score, const QByteArray &qualifier,
                 const QByteArray &source = {});
    /// Of any table, each name once.
    void anyColumns(int score);
    /// Columns at once.
    void several(const QString &list, int score);
    void alias(const QByteArray &name, int score, const QString &detail, bool dot = false);
    /// Names of the routine whose body this is.
    void locals(const QList<LocalName> &names, int score);
    void join(const QString &text, const QString &detail, int score, const QByteArray &matched);

    QList<Entry> take(int limit);

private:
    enum class What : quint8
    {
        Ready,
        Relation,
        Function,
        Type,
        ColumnName
    };
    struct Hit
    {
        int score = 0;
        What what = What::Ready;
        bool prefix = false;
        bool flag = false;      ///< of a function: with its argument types; of a type: by its inner name
        bool qualified = false; ///< the schema stands there already
        quint32 index = 0;
    };
    /// Score of a name, below 0 where it does not fit. least: how well it must.
    std::optional<int> fit(QByteArrayView name, int score, bool &prefix, bool narrow = false) const;
    int used(const QByteArray &key) const;
    void ready(Entry entry, QByteArrayView matched, int score);
    Entry entryOf(const Hit &hit) const;
    Entry relationEntry(const Hit &hit) const;
    Entry functionEntry(const Hit &hit) const;
    Entry typeEntry(const Hit &hit) const;
    QByteArray key(char kind, NameId schema, NameId name) const;
    QString qualifiedName(quint16 schema, NameId name, bool bare) const;

    const Words &m_words;
    const Snapshot *m_snapshot;
    const UsageCounts *m_usage;
    QByteArray m_typed; ///< lowered
    std::vector<Entry> m_ready;
    std::vector<Hit> m_hits;
};

} // namespace core::completion
