// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/browse/typereader.h"

#include <QHash>

#include <map>

namespace core::browse {

using values::Field;
using values::Oid;
using values::Type;
using values::TypePtr;

namespace {

// %1: the ranges of multiranges, where there are any. A type is one row, its labels and fields are more.
constexpr const char *TypesSql = R"(
with recursive wanted(oid) as (
    select w from pg_catalog.unnest($1::oid[]) w
    union
    select part.oid
    from wanted w
    join pg_catalog.pg_type t on t.oid = w.oid
    cross join lateral (
        select t.typbasetype where t.typtype = 'd'
        union all
        select t.typelem where t.typelem <> 0 and t.typoutput = 'pg_catalog.array_out'::regproc
        union all
        select r.rngsubtype from pg_catalog.pg_range r where r.rngtypid = t.oid
        %1
        union all
        select a.atttypid from pg_catalog.pg_attribute a
        where t.typtype = 'c' and a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
    ) part(oid)
)
select 't' as what, t.oid, t.typtype as kind, pg_catalog.format_type(t.oid, null) as name,
    case
        when t.typtype = 'd' then t.typbasetype
        when t.typoutput = 'pg_catalog.array_out'::regproc then t.typelem
        when t.typtype = 'r' then (select r.rngsubtype from pg_catalog.pg_range r where r.rngtypid = t.oid)
        %2
    end as part,
    t.typtypmod as modifier, t.typdelim as delimiter, t.typnotnull as not_null,
    t.typoutput = 'pg_catalog.array_out'::regproc as is_array,
    exists (select from pg_catalog.pg_proc p where p.oid = t.typoutput and p.proname = 'hstore_out')
        as is_hstore,
    0::float8 as place
from wanted w
join pg_catalog.pg_type t on t.oid = w.oid
union all
select 'l', e.enumtypid, '', e.enumlabel, null, -1, ',', false, false, false, e.enumsortorder
from wanted w
join pg_catalog.pg_enum e on e.enumtypid = w.oid
union all
select 'f', t.oid, '', a.attname, a.atttypid, a.atttypmod, ',', false, false, false, a.attnum
from wanted w
join pg_catalog.pg_type t on t.oid = w.oid and t.typtype = 'c'
join pg_catalog.pg_attribute a on a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
order by 1 desc, 2, place)";

constexpr const char *MultirangeParts
    = "union all select r.rngtypid from pg_catalog.pg_range r where r.rngmultitypid = t.oid";
constexpr const char *MultirangePart
    = "when t.typtype = 'm' then "
      "(select r.rngtypid from pg_catalog.pg_range r where r.rngmultitypid = t.oid)";
constexpr int MultirangesSince = 14;
constexpr int MostLevels = 64; // a type cannot hold itself; a catalogue that says so is not followed for ever

struct Row
{
    char kind = 'b';
    QString name;
    Oid part = 0;
    int modifier = -1;
    char delimiter = ',';
    bool notNull = false;
    bool isArray = false;
    bool isHstore = false;
    QList<QByteArray> labels;
    struct Column
    {
        QString name;
        Oid type;
        int modifier;
    };
    QList<Column> columns;
};

class Trees
{
public:
    explicit Trees(const PGresult *rows)
    {
        for (int i = 0; i < PQntuples(rows); ++i) {
            const auto text = [&](int column) { return QByteArray(PQgetvalue(rows, i, column)); };
            Row &row = m_rows[text(1).toUInt()];
            const Oid part = text(4).toUInt();
            if (text(0) == "l") {
                row.labels << text(3);
            } else if (text(0) == "f") {
                row.columns << Row::Column{QString::fromUtf8(text(3)), part, text(5).toInt()};
            } else {
                row.kind = text(2).isEmpty() ? 'b' : text(2).at(0);
                row.name = QString::fromUtf8(text(3));
                row.part = part;
                row.modifier = text(5).toInt();
                row.delimiter = text(6).isEmpty() ? ',' : text(6).at(0);
                row.notNull = text(7) == "t";
                row.isArray = text(8) == "t";
                row.isHstore = text(9) == "t";
            }
        }
    }

    TypePtr type(Oid oid, int modifier, int level = 0)
    {
        const auto row = m_rows.find(oid);
        if (row == m_rows.end() || row->second.name.isEmpty() || level > MostLevels)
            return {};
        TypePtr &known = m_known[{oid, modifier}];
        if (!known)
            known = made(oid, row->second, modifier, level);
        return known;
    }

private:
    TypePtr made(Oid oid, const Row &row, int modifier, int level)
    {
        // of built-in types the name with its modifier is known here
        const TypePtr builtin = values::builtinType(oid, modifier);
        auto type = std::make_shared<Type>();
        type->oid = oid;
        type->modifier = modifier;
        type->name = builtin->name.isEmpty() ? row.name : builtin->name;
        type->delimiter = row.delimiter;
        type->notNull = row.notNull;
        type->labels = row.labels;
        if (row.kind == 'd') { // before the others: a domain has its base's functions
            type->kind = Type::Kind::Domain;
            type->of = this->type(row.part, row.modifier, level + 1);
        } else if (row.isArray) {
            type->kind = Type::Kind::Array;
            type->of = this->type(row.part, modifier, level + 1);
        } else if (row.isHstore) {
            type->kind = Type::Kind::Hstore;
        } else if (row.kind == 'e') {
            type->kind = Type::Kind::Enum;
        } else if (row.kind == 'c') {
            type->kind = Type::Kind::Composite;
            for (const Row::Column &column : row.columns)
                type->fields << Field{column.name, this->type(column.type, column.modifier, level + 1)};
        } else if (row.kind == 'r' || row.kind == 'm') {
            type->kind = row.kind == 'r' ? Type::Kind::Range : Type::Kind::Multirange;
            type->of = this->type(row.part, -1, level + 1);
        }
        return type;
    }

    std::map<Oid, Row> m_rows;
    std::map<std::pair<Oid, int>, TypePtr> m_known;
};

} // namespace

Result<QList<TypePtr>> readTypes(session::Link &link, session::Job &job, const QList<result::Column> &columns)
{
    QList<QByteArray> oids;
    for (const result::Column &column : columns)
        oids << QByteArray::number(column.typeOid);
    const bool multiranges = link.info().version.major() >= MultirangesSince;
    const QByteArray sql = QByteArray(TypesSql)
                               .replace("%1", multiranges ? MultirangeParts : "")
                               .replace("%2", multiranges ? MultirangePart : "");
    auto answer = link.execute(job, sql, {'{' + oids.join(',') + '}'});
    if (!answer)
        return std::move(answer).error();
    Trees trees(answer->get());
    QList<TypePtr> types;
    for (const result::Column &column : columns)
        types << trees.type(column.typeOid, column.typeModifier);
    return types;
}

} // namespace core::browse
