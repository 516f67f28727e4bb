-- What an event trigger is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select e.* from pg_catalog.pg_event_trigger e where e.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.evtname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.evtowner) as text), null, 'pg_authid', cast(c.evtowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_event_trigger') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_event_trigger' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 6, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 7, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabels l where l.classoid = cast('pg_catalog.pg_event_trigger' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 8, 'Definition', 'Event', cast(c.evtevent as text), null, null, null, 0
    union all
    select 9, 'Definition', 'Function', cast(cast(cast(c.evtfoid as oid) as regprocedure) as text), null, 'pg_proc', cast(c.evtfoid as int8), 0
    where c.evtfoid <> 0
    union all
    select 10, 'Definition', 'Enabled', cast(case c.evtenabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'on a replica only' when 'A' then 'always' end as text), null, null, null, 0
    union all
    select 11, 'Definition', 'Tags', cast(array_to_string(c.evttags, ', ') as text), null, null, null, 0
    union all
    select 12, 'Source', 'Source of the function', cast(p.prosrc as text), 'code', null, null, 0
    from pg_catalog.pg_proc p where p.oid = c.evtfoid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
