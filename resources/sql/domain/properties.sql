-- What a domain is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select t.* from pg_catalog.pg_type t where t.oid = :oid and t.typtype = 'd'
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(f.catalog as text) as catalog,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub
from me c
cross join lateral (
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.typname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.typnamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.typowner) as text), null, 'pg_authid', cast(c.typowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_type') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_type' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabels l where l.classoid = cast('pg_catalog.pg_type' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 9, 'Definition', 'Base type', cast(format_type(c.typbasetype, c.typtypmod) as text), null, 'pg_type', cast(c.typbasetype as int8), 0
    union all
    select 10, 'Definition', 'Not null', cast(c.typnotnull as text), 'flag', null, null, 0
    union all
    select 11, 'Definition', 'Default', cast(c.typdefault as text), 'code', null, null, 0
    union all
    select 12, 'Definition', 'Collation', cast(quote_ident(o.collname) as text), null, 'pg_collation', cast(o.oid as int8), 0
    from pg_catalog.pg_collation o where o.oid = c.typcollation
    union all
    select 13, 'Constraints', o.conname, cast(pg_get_constraintdef(o.oid, true) as text), 'code', null, null, 0
    from pg_catalog.pg_constraint o where o.contypid = c.oid
    union all
    select 14, 'Used by', 'Column', cast(cast(cast(a.attrelid as regclass) as text) || '.' || quote_ident(a.attname) as text), null, 'pg_class', cast(a.attrelid as int8), a.attnum
    from pg_catalog.pg_attribute a join pg_catalog.pg_class r on r.oid = a.attrelid and r.relkind in ('r', 'p', 'f', 'v', 'm')
    where a.atttypid = c.oid and a.attnum > 0 and not a.attisdropped
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
