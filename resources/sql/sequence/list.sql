-- The sequences of a schema with their types; those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('sequence' as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.relname as text) as name,
    cast(null as text) as label,
    cast(format_type(s.seqtypid, null) || coalesce(' of ' || o.owner, '') as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
join pg_catalog.pg_sequence s on s.seqrelid = c.oid
left join lateral (
    select t.relname || '.' || a.attname as owner
    from pg_catalog.pg_depend e
    join pg_catalog.pg_class t on t.oid = e.refobjid
    join pg_catalog.pg_attribute a on a.attrelid = e.refobjid and a.attnum = e.refobjsubid
    where e.classid = cast('pg_catalog.pg_class' as regclass) and e.objid = c.oid and e.refclassid = cast('pg_catalog.pg_class' as regclass)
        and e.refobjsubid > 0 and e.deptype in ('a', 'i')
    limit 1
) o on true
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_class' as regclass) and d.objsubid = 0
where c.relnamespace = :parent_oid and c.relkind = 'S'
    and (:system or c.oid not in (
        select x.objid
        from pg_catalog.pg_depend x
        where x.refclassid = cast('pg_catalog.pg_extension' as regclass) and x.classid = cast('pg_catalog.pg_class' as regclass) and x.deptype = 'e'
    ))
