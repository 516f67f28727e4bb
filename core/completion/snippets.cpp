// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/entry.h"

namespace core::completion {

const QList<Snippet> &builtinSnippets()
{
    static const QList<Snippet> list = {
        {QStringLiteral("sel"), QStringLiteral("SELECT * FROM $0"), QStringLiteral("All columns of a table")},
        {QStringLiteral("selw"), QStringLiteral("SELECT * FROM $0 WHERE "),
         QStringLiteral("Rows that fulfil a condition")},
        {QStringLiteral("selc"), QStringLiteral("SELECT count(*) FROM $0"), QStringLiteral("Number of rows")},
        {QStringLiteral("ins"), QStringLiteral("INSERT INTO $0 () VALUES ()"), QStringLiteral("New rows")},
        {QStringLiteral("upd"), QStringLiteral("UPDATE $0 SET  WHERE "), QStringLiteral("Change rows")},
        {QStringLiteral("del"), QStringLiteral("DELETE FROM $0 WHERE "), QStringLiteral("Delete rows")},
        {QStringLiteral("ups"), QStringLiteral("INSERT INTO $0 () VALUES ()\nON CONFLICT () DO UPDATE SET "),
         QStringLiteral("New rows, or changed ones")},
        {QStringLiteral("cte"), QStringLiteral("WITH q AS (\n    SELECT $0\n)\nSELECT * FROM q"),
         QStringLiteral("A query with a name")},
        {QStringLiteral("rcte"),
         QStringLiteral("WITH RECURSIVE q AS (\n    SELECT $0\n    UNION ALL\n    SELECT  FROM q\n)\n"
                        "SELECT * FROM q"),
         QStringLiteral("A query that goes on from its own rows")},
        {QStringLiteral("crt"),
         QStringLiteral("CREATE TABLE $0 (\n    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY\n)"),
         QStringLiteral("New table")},
        {QStringLiteral("expl"), QStringLiteral("EXPLAIN (ANALYZE, BUFFERS) $0"),
         QStringLiteral("Run it and show the plan")},
        {QStringLiteral("tx"), QStringLiteral("BEGIN;\n$0\nROLLBACK;"),
         QStringLiteral("A transaction that is taken back")},
    };
    return list;
}

} // namespace core::completion
