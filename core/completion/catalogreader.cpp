// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/completion/catalogreader.h"

#include "core/completion/snapshotbuilder.h"

#include <functional>

namespace core::completion {

namespace {

/// One row of an answer; what is NULL is empty.
class Row
{
public:
    Row(const PGresult *result, int row)
        : m_result(result)
        , m_row(row)
    {
    }
    QByteArrayView operator[](int column) const
    {
        return {PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column)};
    }
    quint32 oid(int column) const { return (*this)[column].toByteArray().toUInt(); }
    int number(int column) const { return (*this)[column].toByteArray().toInt(); }
    bool yes(int column) const { return (*this)[column] == QByteArrayView("t"); }

private:
    const PGresult *m_result;
    int m_row;
};

struct Part
{
    const char *sql;
    void (*take)(SnapshotBuilder &builder, const Row &row);
};

RelationKind relationKind(char kind)
{
    switch (kind) {
    case 'p':
        return RelationKind::Partitioned;
    case 'v':
        return RelationKind::View;
    case 'm':
        return RelationKind::MatView;
    case 'f':
        return RelationKind::Foreign;
    case 'S':
        return RelationKind::Sequence;
    case 'i':
    case 'I':
        return RelationKind::Index;
    case 'c':
        return RelationKind::Composite;
    default:
        return RelationKind::Table;
    }
}

FunctionKind functionKind(char kind)
{
    switch (kind) {
    case 'p':
        return FunctionKind::Procedure;
    case 'a':
        return FunctionKind::Aggregate;
    case 'w':
        return FunctionKind::Window;
    case 't':
        return FunctionKind::Trigger;
    default:
        return FunctionKind::Function;
    }
}

/// "1 2" of an array in text form: {1,2}
std::vector<qint16> numbers(QByteArrayView text)
{
    std::vector<qint16> list;
    for (const QByteArray &part : text.toByteArray().replace('{', "").replace('}', "").split(','))
        list.push_back(part.toShort());
    return list;
}

const Part Parts[] = {
    // temporary tables of all sessions stand in pg_temp: which are those of a tab cannot be seen from here
    {"SELECT nspname, nspname ~ '^pg_' OR nspname = 'information_schema' FROM pg_catalog.pg_namespace "
     "WHERE nspname !~ '^pg_(toast|temp_|toast_temp_)' ORDER BY 1",
     [](SnapshotBuilder &builder, const Row &row) { builder.addSchema(row[0], row.yes(1)); }},
    {"SELECT c.oid, CASE WHEN n.nspname ~ '^pg_temp_' THEN 'pg_temp' ELSE n.nspname END, c.relname, "
     "c.relkind, d.description FROM pg_catalog.pg_class c "
     "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace "
     "LEFT JOIN pg_catalog.pg_description d ON d.objoid = c.oid AND d.objsubid = 0 "
     "AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass "
     "WHERE c.relkind IN ('r','p','v','m','f','S','c','i','I') AND n.nspname !~ '^pg_toast' "
     "AND (c.relkind NOT IN ('i','I') OR n.nspname <> 'pg_catalog')",
     [](SnapshotBuilder &builder, const Row &row) {
         builder.addRelation(row.oid(0), row[1], row[2], relationKind(row[3].isEmpty() ? 'r' : row[3][0]),
                             row[4]);
     }},
    {"SELECT a.attrelid, a.attnum, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull, "
     "a.attgenerated <> '' OR a.attidentity = 'a', a.atthasdef OR a.attidentity <> '', d.description, "
     "COALESCE(a.attnum = ANY (k.conkey), false) "
     "FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid "
     "LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p' "
     "LEFT JOIN pg_catalog.pg_description d ON d.objoid = a.attrelid AND d.objsubid = a.attnum "
     "AND d.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass "
     "WHERE c.relkind IN ('r','p','v','m','f','c') AND a.attnum > 0 AND NOT a.attisdropped",
     [](SnapshotBuilder &builder, const Row &row) {
         const unsigned flags = (row.yes(4) ? unsigned(Column::NotNull) : 0U)
             | (row.yes(5) ? unsigned(Column::Generated) : 0U)
             | (row.yes(6) ? unsigned(Column::HasDefault) : 0U)
             | (row.yes(8) ? unsigned(Column::PrimaryKey) : 0U);
         builder.addColumn(row.oid(0), row.number(1), row[2], row[3], quint8(flags), row[7]);
     }},
    // what takes or gives `internal` or `cstring` is the server's own machinery
    {"SELECT p.oid, n.nspname, p.proname, pg_catalog.pg_get_function_arguments(p.oid), "
     "pg_catalog.pg_get_function_result(p.oid), d.description, "
     "CASE WHEN p.prorettype IN ('pg_catalog.trigger'::pg_catalog.regtype, "
     "'pg_catalog.event_trigger'::pg_catalog.regtype) THEN 't' ELSE p.prokind END, "
     "p.pronargs, p.pronargdefaults, p.provariadic <> 0 "
     "FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace "
     "LEFT JOIN pg_catalog.pg_description d ON d.objoid = p.oid AND d.objsubid = 0 "
     "AND d.classoid = 'pg_catalog.pg_proc'::pg_catalog.regclass "
     "WHERE p.prorettype NOT IN ('pg_catalog.internal'::pg_catalog.regtype, "
     "'pg_catalog.cstring'::pg_catalog.regtype) "
     "AND NOT (p.proargtypes::oid[] && ARRAY['pg_catalog.internal'::pg_catalog.regtype::oid, "
     "'pg_catalog.cstring'::pg_catalog.regtype::oid])",
     [](SnapshotBuilder &builder, const Row &row) {
         SnapshotBuilder::Routine routine;
         routine.oid = row.oid(0);
         routine.schema = row[1];
         routine.name = row[2];
         routine.arguments = row[3];
         routine.result = row[4];
         routine.comment = row[5];
         routine.kind = functionKind(row[6].isEmpty() ? 'f' : row[6][0]);
         routine.argumentCount = row.number(7);
         routine.defaults = row.number(8);
         routine.variadic = row.yes(9);
         builder.addFunction(routine);
     }},
    // no array types, no row types of tables
    {"SELECT t.oid, n.nspname, t.typname, "
     "CASE WHEN n.nspname = 'pg_catalog' THEN pg_catalog.format_type(t.oid, NULL) ELSE t.typname::text END, "
     "t.typtype FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace "
     "LEFT JOIN pg_catalog.pg_class c ON c.oid = t.typrelid "
     "WHERE t.typcategory <> 'A' AND (t.typrelid = 0 OR c.relkind = 'c') AND n.nspname !~ '^pg_toast'",
     [](SnapshotBuilder &builder, const Row &row) {
         builder.addType(row.oid(0), row[1], row[2], row[3], row[4].isEmpty() ? 'b' : row[4][0]);
     }},
    {"SELECT s.name, s.vartype, array_to_string(s.enumvals, E'\\n'), s.short_desc "
     "FROM pg_catalog.pg_settings s ORDER BY 1",
     [](SnapshotBuilder &builder, const Row &row) { builder.addSetting(row[0], row[1], row[2], row[3]); }},
    {"SELECT conrelid, confrelid, conkey, confkey FROM pg_catalog.pg_constraint WHERE contype = 'f'",
     [](SnapshotBuilder &builder, const Row &row) {
         const std::vector<qint16> from = numbers(row[2]);
         const std::vector<qint16> to = numbers(row[3]);
         std::vector<std::pair<qint16, qint16>> columns;
         for (std::size_t i = 0; i < from.size() && i < to.size(); ++i)
             columns.emplace_back(from[i], to[i]);
         builder.addForeignKey(row.oid(0), row.oid(1), columns);
     }},
    {"SELECT 'c', conrelid, conname, NULL::oid FROM pg_catalog.pg_constraint WHERE conrelid <> 0 "
     "AND conislocal AND contype <> 'n' UNION ALL "
     "SELECT 't', tgrelid, tgname, tgfoid FROM pg_catalog.pg_trigger WHERE NOT tgisinternal UNION ALL "
     "SELECT 'p', polrelid, polname, NULL FROM pg_catalog.pg_policy UNION ALL "
     "SELECT 'r', ev_class, rulename, NULL FROM pg_catalog.pg_rewrite WHERE rulename <> '_RETURN'",
     [](SnapshotBuilder &builder, const Row &row) {
         builder.addPart(row[0][0], row.oid(1), row[2], row.oid(3));
     }},
    {"SELECT rolname FROM pg_catalog.pg_roles",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Role, row[0]); }},
    {"SELECT datname FROM pg_catalog.pg_database",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Database, row[0]); }},
    {"SELECT spcname FROM pg_catalog.pg_tablespace",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Tablespace, row[0]); }},
    {"SELECT lanname FROM pg_catalog.pg_language",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Language, row[0]); }},
    {"SELECT extname FROM pg_catalog.pg_extension",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Extension, row[0]); }},
    {"SELECT name FROM pg_catalog.pg_available_extensions WHERE installed_version IS NULL",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Available, row[0]); }},
    {"SELECT amname FROM pg_catalog.pg_am",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::AccessMethod, row[0]); }},
    {"SELECT DISTINCT collname FROM pg_catalog.pg_collation",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Collation, row[0]); }},
    {"SELECT srvname FROM pg_catalog.pg_foreign_server",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Server, row[0]); }},
    {"SELECT fdwname FROM pg_catalog.pg_foreign_data_wrapper",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Wrapper, row[0]); }},
    {"SELECT pubname FROM pg_catalog.pg_publication",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Publication, row[0]); }},
    // the columns that everybody may read
    {"SELECT subname FROM pg_catalog.pg_subscription s JOIN pg_catalog.pg_database d ON d.oid = s.subdbid "
     "WHERE d.datname = pg_catalog.current_database()",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::Subscription, row[0]); }},
    {"SELECT evtname FROM pg_catalog.pg_event_trigger",
     [](SnapshotBuilder &builder, const Row &row) { builder.addNamed(NamedKind::EventTrigger, row[0]); }},
};

} // namespace

Result<SnapshotPtr> readCatalog(session::Link &link, session::Job &job)
{
    SnapshotBuilder builder;
    builder.setServerVersion(PQserverVersion(link.connection()));
    const auto read = [&](const char *sql, const std::function<void(const Row &)> &take) -> Result<void> {
        auto answer = link.execute(job, sql);
        if (!answer) {
            const Error &error = answer.error();
            if (error.isCancelled() || error.sessionLost())
                return error;
            return {}; // no right to it, or an odd server: the other lists are of use all the same
        }
        const int rows = PQntuples(answer->get());
        for (int row = 0; row < rows; ++row)
            take(Row(answer->get(), row));
        return {};
    };
    QList<QByteArray> path{"pg_temp"};
    if (auto done = read("SELECT pg_catalog.unnest(pg_catalog.current_schemas(true))",
                         [&](const Row &row) { path << row[0].toByteArray(); });
        !done)
        return done.error();
    builder.setSearchPath(path);
    for (const Part &part : Parts) {
        if (auto done = read(part.sql, [&](const Row &row) { part.take(builder, row); }); !done)
            return done.error();
    }
    return builder.build();
}

} // namespace core::completion
