-- What a sequence is; its value where one may read it. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select c.*, s.seqtypid, s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle from pg_catalog.pg_class c join pg_catalog.pg_sequence s on s.seqrelid = c.oid where c.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.relname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.relnamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.relowner) as text), null, 'pg_authid', cast(c.relowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_class') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabels l where l.classoid = cast('pg_catalog.pg_class' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 9, 'Value', 'Last value', cast(pg_sequence_last_value(c.oid) as text), 'count', null, null, 0
    where has_sequence_privilege(c.oid, 'usage, select')
    union all
    select 10, 'Value', 'Used so far', cast(cast(case when pg_sequence_last_value(c.oid) is null then 0 when c.seqincrement > 0 then (pg_sequence_last_value(c.oid) - cast(c.seqmin as numeric)) / nullif(c.seqmax - cast(c.seqmin as numeric), 0) else (c.seqmax - cast(pg_sequence_last_value(c.oid) as numeric)) / nullif(c.seqmax - cast(c.seqmin as numeric), 0) end as numeric(7, 4)) as text), 'share', null, null, 0
    where has_sequence_privilege(c.oid, 'usage, select')
    union all
    select 11, 'Value', 'Last value', cast('hidden: needs the privilege USAGE or SELECT' as text), null, null, null, 0
    where not has_sequence_privilege(c.oid, 'usage, select')
    union all
    select 12, 'Value', 'Last value', cast('not used yet' as text), null, null, null, 0
    where has_sequence_privilege(c.oid, 'usage, select') and pg_sequence_last_value(c.oid) is null
    union all
    select 13, 'Definition', 'Type', cast(format_type(c.seqtypid, null) as text), null, null, null, 0
    union all
    select 14, 'Definition', 'Start', cast(c.seqstart as text), 'count', null, null, 0
    union all
    select 15, 'Definition', 'Increment', cast(c.seqincrement as text), 'count', null, null, 0
    union all
    select 16, 'Definition', 'Minimum', cast(c.seqmin as text), 'count', null, null, 0
    union all
    select 17, 'Definition', 'Maximum', cast(c.seqmax as text), 'count', null, null, 0
    union all
    select 18, 'Definition', 'Cache', cast(c.seqcache as text), 'count', null, null, 0
    union all
    select 19, 'Definition', 'Cycle', cast(c.seqcycle as text), 'flag', null, null, 0
    union all
    select 20, 'Definition', 'Persistence', cast(case c.relpersistence when 'p' then 'permanent' when 'u' then 'unlogged' when 't' then 'temporary' end as text), null, null, null, 0
    union all
    select 21, 'Owned by', 'Column', cast(cast(d.refobjid as regclass) || '.' || quote_ident(a.attname) as text), null, 'pg_class', cast(d.refobjid as int8), d.refobjsubid
    from pg_catalog.pg_depend d
    join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.objsubid = 0
        and d.refclassid = cast('pg_catalog.pg_class' as regclass) and d.deptype in ('a', 'i')
    union all
    select 22, 'Owned by', 'As', cast(case d.deptype when 'i' then 'identity' else 'owned sequence' end as text), null, null, null, 0
    from pg_catalog.pg_depend d
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.objsubid = 0
        and d.refclassid = cast('pg_catalog.pg_class' as regclass) and d.deptype in ('a', 'i')
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
