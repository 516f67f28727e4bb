-- What an aggregate is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select p.*, a.* from pg_catalog.pg_proc p join pg_catalog.pg_aggregate a on a.aggfnoid = p.oid where p.oid = :oid
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
    select 11, 'Signature', 'Kind', cast(case c.aggkind when 'n' then 'normal' when 'o' then 'ordered set' when 'h' then 'hypothetical set' end as text), null, null, null, 0
    union all
    select 12, 'Signature', 'Direct arguments', cast(nullif(c.aggnumdirectargs, 0) as text), 'count', null, null, 0
    union all
    select 13, 'State', 'State type', cast(format_type(c.aggtranstype, null) as text), null, 'pg_type', cast(c.aggtranstype as int8), 0
    where c.aggtranstype <> 0
    union all
    select 14, 'State', 'State size', cast(nullif(c.aggtransspace, 0) as text), 'bytes', null, null, 0
    union all
    select 15, 'State', 'Initial value', cast(c.agginitval as text), 'code', null, null, 0
    union all
    select 16, 'Functions', 'Transition', cast(cast(cast(c.aggtransfn as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.aggtransfn as oid) as int8), 0
    where cast(c.aggtransfn as oid) <> 0
    union all
    select 17, 'Functions', 'Final', cast(cast(cast(c.aggfinalfn as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.aggfinalfn as oid) as int8), 0
    where cast(c.aggfinalfn as oid) <> 0
    union all
    select 18, 'Functions', 'Combine', cast(cast(cast(c.aggcombinefn as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.aggcombinefn as oid) as int8), 0
    where cast(c.aggcombinefn as oid) <> 0
    union all
    select 19, 'Functions', 'Serialize', cast(cast(cast(c.aggserialfn as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.aggserialfn as oid) as int8), 0
    where cast(c.aggserialfn as oid) <> 0
    union all
    select 20, 'Functions', 'Deserialize', cast(cast(cast(c.aggdeserialfn as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.aggdeserialfn as oid) as int8), 0
    where cast(c.aggdeserialfn as oid) <> 0
    union all
    select 21, 'Functions', 'Final takes extra arguments', cast(c.aggfinalextra as text), 'flag', null, null, 0
    where c.aggfinalextra
    union all
    select 22, 'Functions', 'Final modifies the state', cast(case c.aggfinalmodify when 'r' then 'no' when 's' then 'yes, once' when 'w' then 'yes' end as text), null, null, null, 0
    union all
    select 23, 'Moving aggregate', 'State type', cast(format_type(nullif(c.aggmtranstype, 0), null) as text), null, null, null, 0
    union all
    select 24, 'Moving aggregate', 'Transition', cast(cast(cast(c.aggmtransfn as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.aggmtransfn as oid) as int8), 0
    where cast(c.aggmtransfn as oid) <> 0
    union all
    select 25, 'Moving aggregate', 'Inverse', cast(cast(cast(c.aggminvtransfn as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.aggminvtransfn as oid) as int8), 0
    where cast(c.aggminvtransfn as oid) <> 0
    union all
    select 26, 'Moving aggregate', 'Final', cast(cast(cast(c.aggmfinalfn as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.aggmfinalfn as oid) as int8), 0
    where cast(c.aggmfinalfn as oid) <> 0
    union all
    select 27, 'Moving aggregate', 'Initial value', cast(c.aggminitval as text), 'code', null, null, 0
    union all
    select 28, 'Options', 'Sort operator', cast(cast(cast(c.aggsortop as oid) as regoperator) as text), null, 'pg_operator', cast(c.aggsortop as int8), 0
    where c.aggsortop <> 0
    union all
    select 29, 'Options', 'Parallel', cast(case c.proparallel when 's' then 'safe' when 'r' then 'restricted' when 'u' then 'unsafe' end as text), null, null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
