-- The text search templates of a schema. Those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('text_search_template' as text) as kind,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(t.tmplname as text) as name,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_ts_template t
join pg_catalog.pg_namespace n on n.oid = t.tmplnamespace
left join pg_catalog.pg_description d on d.objoid = t.oid and d.classoid = cast('pg_catalog.pg_ts_template' as regclass) and d.objsubid = 0
where t.tmplnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_ts_template' as regclass) and x.objid = t.oid and x.deptype = 'e'
    ))
