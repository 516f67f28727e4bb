-- The collations of a schema with their providers and locales. Those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('collation' as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.collname as text) as name,
    cast(null as text) as label,
    cast(concat_ws(
        ', ',
        case c.collprovider when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' else 'default' end,
        coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale', j.row ->> 'collcollate'),
        case when not c.collisdeterministic then 'not deterministic' end
    ) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_collation c
join pg_catalog.pg_namespace n on n.oid = c.collnamespace
cross join lateral (select to_jsonb(c)) as j (row)
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_collation' as regclass) and d.objsubid = 0
where c.collnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_collation' as regclass) and x.objid = c.oid and x.deptype = 'e'
    ))
