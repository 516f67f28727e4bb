// SPDX-License-Identifier: GPL-3.0-or-later
// What a statement asks of one jsonb column in its conditions: which operators, on which part of the
// document. Read from its tokens, so nothing is sent to a server. Pure; any thread. Cost: linear.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace core::indexing {

struct ColumnRef
{
    QString schema{};
    QString table{};
    QString column{};
    bool visible = true; ///< the table's name alone means this one (search_path)

    QString qualified() const; ///< quoted: shop.orders
    bool operator==(const ColumnRef &) const = default;
};

/// One condition on the column.
struct JsonUse
{
    QString expression{};    ///< SQL: details, details -> 'a', (details ->> 'n')::int
    QString op{};            ///< @> @? @@ ? ?| ?& = < <= > >= between in like ilike ~ is "order by"
    bool bare = false;       ///< of the column itself
    bool text = false;       ///< ->>, #>> or a cast: no jsonb any more
    bool keyUnknown = false; ///< a parameter stands where the key would: pg_stat_statements takes it out
    QList<QString> keys{};   ///< of a chain of -> 'key' alone; empty where it is anything else
    QString compared{};      ///< the literal on the other side, where it is a single one: 'web', 5

    bool operator==(const JsonUse &) const = default;
};

struct StatementUses
{
    bool namesTable = false;
    QList<JsonUse> uses{}; ///< each once
    QStringList remarks{}; ///< what no index can serve as it is written, and what would help
    int parameters = 0;    ///< $1 … $n
};

StatementUses usesOf(const QByteArray &statement, const ColumnRef &column);

/// Another table in its place: schema.table becomes pg_temp.table. Other names stay.
QByteArray onTemporaryTable(const QByteArray &statement, const ColumnRef &column);

/// Two spellings of one expression have the same: without parentheses, white space, ::text behind literals
/// (as pg_get_indexdef writes them), names folded. For comparing, never for sending.
QByteArray canonical(const QByteArray &expression);

} // namespace core::indexing
