-- What a language is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select l.* from pg_catalog.pg_language l where l.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.lanname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.lanowner) as text), null, 'pg_authid', cast(c.lanowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_language') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_language' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 6, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 7, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabels l where l.classoid = cast('pg_catalog.pg_language' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 8, 'Definition', 'Trusted', cast(c.lanpltrusted as text), 'flag', null, null, 0
    union all
    select 9, 'Definition', 'Procedural', cast(c.lanispl as text), 'flag', null, null, 0
    union all
    select 10, 'Definition', 'Handler', cast(cast(cast(c.lanplcallfoid as oid) as regprocedure) as text), null, 'pg_proc', cast(c.lanplcallfoid as int8), 0
    where c.lanplcallfoid <> 0
    union all
    select 11, 'Definition', 'Inline handler', cast(cast(cast(c.laninline as oid) as regprocedure) as text), null, 'pg_proc', cast(c.laninline as int8), 0
    where c.laninline <> 0
    union all
    select 12, 'Definition', 'Validator', cast(cast(cast(c.lanvalidator as oid) as regprocedure) as text), null, 'pg_proc', cast(c.lanvalidator as int8), 0
    where c.lanvalidator <> 0
    union all
    select 13, 'Definition', 'Functions in it', cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_proc p where p.prolang = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
