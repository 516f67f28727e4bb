-- What a function or procedure is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select p.*, to_jsonb(p) as j from pg_catalog.pg_proc p where p.oid = :oid and p.prokind <> 'a'
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.proname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.pronamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.proowner) as text), null, 'pg_authid', cast(c.proowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_proc') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_proc' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabels l where l.classoid = cast('pg_catalog.pg_proc' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 9, 'Signature', 'Arguments', cast(nullif(pg_get_function_arguments(c.oid), '') as text), 'code', null, null, 0
    union all
    select 10, 'Signature', 'Returns', cast(pg_get_function_result(c.oid) as text), 'code', null, null, 0
    union all
    select 11, 'Signature', 'Returns a set', cast(c.proretset as text), 'flag', null, null, 0
    where c.prokind <> 'p'
    union all
    select 12, 'Signature', 'Kind', cast(case c.prokind when 'f' then 'function' when 'p' then 'procedure' when 'w' then 'window function' end as text), null, null, null, 0
    union all
    select 13, 'Signature', 'Return type', cast(format_type(c.prorettype, null) as text), null, 'pg_type', cast(c.prorettype as int8), 0
    where c.prorettype <> 0
    union all
    select 14, 'Options', 'Language', cast(l.lanname as text), null, 'pg_language', cast(l.oid as int8), 0
    from pg_catalog.pg_language l where l.oid = c.prolang
    union all
    select 15, 'Options', 'Volatility', cast(case c.provolatile when 'i' then 'immutable' when 's' then 'stable' when 'v' then 'volatile' end as text), null, null, null, 0
    union all
    select 16, 'Options', 'Parallel', cast(case c.proparallel when 's' then 'safe' when 'r' then 'restricted' when 'u' then 'unsafe' end as text), null, null, null, 0
    union all
    select 17, 'Options', 'Runs as', cast(case when c.prosecdef then 'its owner (security definer)' else 'whoever calls it' end as text), null, null, null, 0
    union all
    select 18, 'Options', 'Strict', cast(c.proisstrict as text), 'flag', null, null, 0
    union all
    select 19, 'Options', 'Leakproof', cast(c.proleakproof as text), 'flag', null, null, 0
    union all
    select 20, 'Options', 'Cost', cast(c.procost as text), null, null, null, 0
    union all
    select 21, 'Options', 'Rows', cast(c.prorows as text), null, null, null, 0
    where c.proretset
    union all
    select 22, 'Options', 'Support function', cast(cast(cast(c.prosupport as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.prosupport as oid) as int8), 0
    where cast(c.prosupport as oid) <> 0
    union all
    select 23, 'Options', 'Library', cast(c.probin as text), null, null, null, 0
    union all
    select 24, 'Options', 'Symbol', cast(c.prosrc as text), null, null, null, 0
    where c.probin is not null
    union all
    select 25, 'Options', 'Depends on the extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_proc' as regclass) and d.objid = c.oid and d.deptype = 'x'
    union all
    select 26, 'Parameters', split_part(s.setting, '=', 1), cast(substr(s.setting, strpos(s.setting, '=') + 1) as text), null, null, null, 0
    from unnest(c.proconfig) s (setting)
    union all
    select 27, 'Called by triggers', 'Trigger', cast(quote_ident(g.tgname) || ' on ' || cast(cast(g.tgrelid as regclass) as text) as text), null, 'pg_trigger', cast(g.oid as int8), 0
    from pg_catalog.pg_trigger g where g.tgfoid = c.oid and not g.tgisinternal
    union all
    select 28, 'Called by triggers', 'Event trigger', cast(g.evtname as text), null, 'pg_event_trigger', cast(g.oid as int8), 0
    from pg_catalog.pg_event_trigger g where g.evtfoid = c.oid
    union all
    select 29, 'Definition in SQL', 'Definition', cast(pg_get_functiondef(c.oid) as text), 'code', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
