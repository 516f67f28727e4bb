// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of \dt, \df, \l and the others.
#include "core/psql/describe.h"

#include "core/psql/describelists.h"

#include <QCoreApplication>

#include <cstring>

#include <algorithm>

namespace core::psql {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("core::psql", text);
}

/// A command's letters, and what S and + behind them ask for.
struct Asked
{
    QByteArray base{};
    bool system = false;
    bool plus = false;
};

Asked asked(const QByteArray &command)
{
    Asked result;
    qsizetype end = command.size();
    while (end > 0 && (command[end - 1] == '+' || (command[end - 1] == 'S' && end > 1))) {
        (command[end - 1] == '+' ? result.plus : result.system) = true;
        --end;
    }
    result.base = command.first(end);
    return result;
}

bool isRelationList(const QByteArray &base)
{
    return base.size() > 1 && base.startsWith('d')
        && std::all_of(base.begin() + 1, base.end(), [](char c) { return std::strchr("tvmisE", c) && c; });
}

bool isFunctionList(const QByteArray &base)
{
    return base.startsWith("df")
        && std::all_of(base.begin() + 2, base.end(), [](char c) { return std::strchr("anptw", c) && c; });
}

/// Another name of the entry before it.
const List *find(const QByteArray &base)
{
    const List *real = nullptr;
    const QByteArray wanted = isFunctionList(base) ? QByteArray("df")
        : base == "dPt" || base == "dPi"           ? QByteArray("dP")
                                                   : base;
    for (const List &list : allLists()) {
        if (list.select[0] != '\0')
            real = &list;
        if (wanted == list.command)
            return real;
    }
    return nullptr;
}

/// Takes {14}, {-15} or {14-15} off; false: of another server.
bool isFor(QByteArray &line, ServerVersion version)
{
    if (!line.startsWith('{'))
        return true;
    const qsizetype end = line.indexOf('}');
    const QByteArray range = line.sliced(1, end - 1);
    line.remove(0, end + 1);
    const qsizetype dash = range.indexOf('-');
    const int from = (dash < 0 ? range : range.first(dash)).toInt();
    const int to = dash < 0 ? 0 : range.sliced(dash + 1).toInt();
    return version.major() >= from && (to == 0 || version.major() <= to);
}

/// The query with the lines that are meant.
QByteArray selectOf(const char *select, bool plus, ServerVersion version)
{
    QByteArray sql;
    for (QByteArray line : QByteArray(select).split('\n')) {
        const bool longer = line.startsWith('+');
        if (longer)
            line.remove(0, 1);
        if ((plus || !longer) && isFor(line, version))
            sql += line + '\n';
    }
    return sql;
}

/// Both patterns' conditions.
Result<QByteArray> listConditions(const List &list, const QList<QByteArray> &words)
{
    if (list.name[0] == '\0')
        return QByteArray();
    auto first = patternConditions(words.value(0), list.schema, list.name, list.otherName, list.visible);
    const Named &two = list.second;
    const QByteArray &pattern = list.firstIsBoth ? words.value(0) : words.value(1);
    if (!first || two.name[0] == '\0' || (pattern.isEmpty() && !list.firstIsBoth))
        return first;
    auto second = patternConditions(pattern, two.schema, two.name, two.otherName, two.visible);
    if (!second)
        return second;
    if (!list.firstIsBoth)
        return QByteArray(*first + *second);
    return QByteArray("\n AND ((true" + *first + ")\n OR (true" + *second + "))");
}

Result<Inquiry> relationList(const Asked &command, const QByteArray &pattern)
{
    QByteArray letters = command.base.sliced(1);
    if (letters.isEmpty())
        letters = "tvmsE";
    struct Kind
    {
        char letter;
        const char *kinds;
    };
    constexpr Kind kinds[]
        = {{'t', "'r','p'"}, {'v', "'v'"}, {'m', "'m'"}, {'i', "'i','I'"}, {'s', "'S'"}, {'E', "'f'"}};
    QList<QByteArray> wanted;
    for (const Kind &kind : kinds) {
        if (letters.contains(kind.letter))
            wanted << kind.kinds;
    }
    const bool all = command.system || !pattern.isEmpty();
    if (all)
        wanted << "'s'";
    if (all && letters.contains('t'))
        wanted << "'t'";
    const bool indexes = letters.contains('i');
    QByteArray sql = R"(SELECT n.nspname AS "Schema", c.relname AS "Name",
CASE c.relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'i' THEN 'index'
 WHEN 'S' THEN 'sequence' WHEN 's' THEN 'special' WHEN 't' THEN 'TOAST table' WHEN 'f' THEN 'foreign table'
 WHEN 'p' THEN 'partitioned table' WHEN 'I' THEN 'partitioned index' END AS "Type",
pg_catalog.pg_get_userbyid(c.relowner) AS "Owner")";
    if (indexes)
        sql += ", c2.relname AS \"Table\"";
    if (command.plus)
        sql += R"(, CASE c.relpersistence WHEN 'p' THEN 'permanent' WHEN 't' THEN 'temporary'
 WHEN 'u' THEN 'unlogged' END AS "Persistence", am.amname AS "Access method",
pg_catalog.pg_size_pretty(pg_catalog.pg_table_size(c.oid)) AS "Size",
pg_catalog.obj_description(c.oid, 'pg_class') AS "Description")";
    sql += "\nFROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";
    if (command.plus)
        sql += "\nLEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam";
    if (indexes)
        sql += "\nLEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid"
               "\nLEFT JOIN pg_catalog.pg_class c2 ON i.indrelid = c2.oid";
    sql += "\nWHERE c.relkind IN (" + wanted.join(",") + ")";
    if (!all)
        sql += "\n AND n.nspname <> 'pg_catalog' AND n.nspname !~ '^pg_toast'"
               " AND n.nspname <> 'information_schema'";
    auto conditions
        = patternConditions(pattern, "n.nspname", "c.relname", {}, "pg_catalog.pg_table_is_visible(c.oid)");
    if (!conditions)
        return conditions.error();
    return Inquiry{tr("List of relations"), sql + *conditions + "\nORDER BY 1, 2"};
}

} // namespace

bool isDescribeCommand(const QByteArray &command)
{
    const QByteArray base = asked(command).base;
    return base == "d" || isRelationList(base) || find(base);
}

QList<QByteArray> describeCommands()
{
    QList<QByteArray> names{"d", "dt", "di", "dv", "dm", "ds", "dE"};
    for (const List &list : allLists())
        names << list.command;
    return names;
}

bool asksForRelations(const QByteArray &command, const QList<QByteArray> &words)
{
    return asked(command).base == "d" && !words.isEmpty();
}

Result<QList<Inquiry>> listInquiries(const QByteArray &command, const QList<QByteArray> &words,
                                     ServerVersion version)
{
    const Asked what = asked(command);
    const QByteArray pattern = words.value(0);
    if (what.base == "d" || isRelationList(what.base)) {
        auto list = relationList(what, pattern);
        if (!list)
            return list.error();
        return QList<Inquiry>{*list};
    }
    const List *list = find(what.base);
    QByteArray sql = selectOf(list->select, what.plus, version);
    if (!what.system && pattern.isEmpty() && list->systemCondition[0] != '\0')
        sql += QByteArray(" AND ") + list->systemCondition;
    if (isFunctionList(what.base) && what.base.size() > 2) {
        QList<QByteArray> kinds;
        for (const char letter : what.base.sliced(2)) {
            const bool trigger = letter == 't';
            const bool plain = letter == 'n';
            const QByteArray returns = "p.prorettype = 'pg_catalog.trigger'::pg_catalog.regtype";
            kinds << (trigger     ? returns
                          : plain ? "(p.prokind = 'f' AND NOT " + returns + ")"
                                  : QByteArray("p.prokind = '") + letter + "'");
        }
        sql += " AND (" + kinds.join(" OR ") + ")";
    }
    if (what.base == "dPt" || what.base == "dPi")
        sql += what.base == "dPt" ? " AND c.relkind = 'p'" : " AND c.relkind = 'I'";
    auto conditions = listConditions(*list, words);
    if (!conditions)
        return conditions.error();
    return QList<Inquiry>{{tr(list->title), sql + *conditions + "\nORDER BY " + list->order}};
}

} // namespace core::psql
