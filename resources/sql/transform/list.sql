-- The transforms of the database. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('transform' as text) as kind,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast('for ' || format_type(t.trftype, null) || ' language ' || quote_ident(l.lanname) as text) as name,
    cast(format_type(t.trftype, null) || ', ' || l.lanname as text) as label,
    cast(concat_ws(', ', case when t.trffromsql <> 0 then 'from SQL' end, case when t.trftosql <> 0 then 'to SQL' end) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_transform t
join pg_catalog.pg_language l on l.oid = t.trflang
left join pg_catalog.pg_description d on d.objoid = t.oid and d.classoid = cast('pg_catalog.pg_transform' as regclass) and d.objsubid = 0
where :system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_transform' as regclass) and x.objid = t.oid and x.deptype = 'e'
    )
