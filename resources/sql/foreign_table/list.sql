-- The foreign tables of a schema; those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('foreign_table' as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.relname as text) as name,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(case when c.reltuples > 0 then c.reltuples end as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_class' as regclass) and d.objsubid = 0
where c.relnamespace = :parent_oid and c.relkind = 'f' and not c.relispartition
    and (:system or c.oid not in (
        select x.objid
        from pg_catalog.pg_depend x
        where x.refclassid = cast('pg_catalog.pg_extension' as regclass) and x.classid = cast('pg_catalog.pg_class' as regclass) and x.deptype = 'e'
    ))
