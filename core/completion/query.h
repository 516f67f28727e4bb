// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement's words say about queries: the blocks (SELECT, subqueries, CTEs, INSERT ...), what stands
// in their FROM under which alias, and in which clause of which block the caret is. No grammar: a walk that
// takes any text and makes the best of it. Thread: any. Cost: linear.
#pragma once

#include "core/completion/words.h"

#include <QList>

namespace core::completion {

enum class Clause : quint8
{
    None, ///< nothing known: the beginning, or a statement that is no query
    With,
    Select,
    Into,
    From,
    On,
    Using,
    Where,
    GroupBy,
    Having,
    Window,
    OrderBy,
    Limit,
    Lock,
    Returning,
    Set,
    Target, ///< the table of INSERT, UPDATE, DELETE, MERGE
    Values,
    Conflict, ///< behind ON CONFLICT
    When      ///< of MERGE
};

/// What an open parenthesis is for.
enum class Group : quint8
{
    None,
    Query,         ///< a subquery, or a CTE's body
    Expression,    ///< a call's arguments, or just an expression
    From,          ///< a join in parentheses
    InsertColumns, ///< names of the target's columns
    UsingColumns,
    NewNames ///< aliases of columns: nothing to complete
};

struct Source
{
    QByteArray schema{};
    QByteArray name{};
    QByteArray alias{};
    QList<QByteArray> columnNames{}; ///< t (a, b)
    int block = -1;                  ///< of a subquery
    bool function = false;
    bool target = false;
    bool lateral = false;
    int at = 0; ///< word

    const QByteArray &shownName() const { return alias.isEmpty() ? name : alias; }
};

struct Cte
{
    QByteArray name{};
    QList<QByteArray> columnNames{};
    int block = -1;
};

struct Block
{
    int parent = -1;
    int ctesOf = -1;         ///< another block whose CTEs hold here too (UNION, INSERT ... SELECT)
    bool seesParent = false; ///< the parent's sources can be named (not from a CTE, nor without LATERAL)
    QByteArray verb{};       ///< select, insert, update, delete, merge, values; empty: none of them
    QList<Source> sources{};
    QList<Cte> ctes{};
    int listFirst = -1; ///< words of the select list, or of RETURNING: [first, last)
    int listLast = -1;
};

struct Frame
{
    int block = 0;
    Group group = Group::None;
    Clause clause = Clause::None;
    int open = -1;        ///< word of the parenthesis
    int insertBlock = -1; ///< the INSERT whose SELECT this is
    int clauseAt = -1;    ///< word behind that which began the clause

    // of the item in FROM that is being read
    enum class Stage : quint8
    {
        None,
        Start, ///< a table is to follow
        Name,
        Dot,
        Named, ///< an alias may follow
        As,
        Alias
    };
    Stage stage = Stage::None;
    int source = -1;
    bool lateral = false;
    bool setOperation = false; ///< UNION and the like: another SELECT follows
};

struct Query
{
    QList<Block> blocks;
    std::vector<Frame> caret; ///< outermost first; never empty
    const Frame &at() const { return caret.back(); }
    const Block &block() const { return blocks[at().block]; }
};

Query readQuery(const Words &words);

} // namespace core::completion
