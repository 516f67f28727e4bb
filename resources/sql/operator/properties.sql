-- What an operator is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_operator o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.oprname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.oprnamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.oprowner) as text), null, 'pg_authid', cast(c.oprowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_operator') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_operator' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'Definition', 'Left operand', cast(format_type(c.oprleft, null) as text), null, 'pg_type', cast(c.oprleft as int8), 0
    where c.oprleft <> 0
    union all
    select 9, 'Definition', 'Right operand', cast(format_type(c.oprright, null) as text), null, 'pg_type', cast(c.oprright as int8), 0
    where c.oprright <> 0
    union all
    select 10, 'Definition', 'Result', cast(format_type(c.oprresult, null) as text), null, 'pg_type', cast(c.oprresult as int8), 0
    where c.oprresult <> 0
    union all
    select 11, 'Definition', 'Function', cast(cast(cast(c.oprcode as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.oprcode as oid) as int8), 0
    where cast(c.oprcode as oid) <> 0
    union all
    select 12, 'Definition', 'Kind', cast(case c.oprkind when 'b' then 'infix' when 'l' then 'prefix' when 'r' then 'postfix' end as text), null, null, null, 0
    union all
    select 13, 'Planning', 'Commutator', cast(cast(c.oprcom as regoperator) as text), null, 'pg_operator', cast(c.oprcom as int8), 0
    where c.oprcom <> 0
    union all
    select 14, 'Planning', 'Negator', cast(cast(c.oprnegate as regoperator) as text), null, 'pg_operator', cast(c.oprnegate as int8), 0
    where c.oprnegate <> 0
    union all
    select 15, 'Planning', 'Can hash join', cast(c.oprcanhash as text), 'flag', null, null, 0
    union all
    select 16, 'Planning', 'Can merge join', cast(c.oprcanmerge as text), 'flag', null, null, 0
    union all
    select 17, 'Planning', 'Restriction estimate', cast(cast(cast(c.oprrest as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.oprrest as oid) as int8), 0
    where cast(c.oprrest as oid) <> 0
    union all
    select 18, 'Planning', 'Join estimate', cast(cast(cast(c.oprjoin as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.oprjoin as oid) as int8), 0
    where cast(c.oprjoin as oid) <> 0
    union all
    select 19, 'Used by', 'Operator family (' || m.amname || ')', cast(f.opfname as text), null, 'pg_opfamily', cast(f.oid as int8), 0
    from pg_catalog.pg_amop a join pg_catalog.pg_opfamily f on f.oid = a.amopfamily join pg_catalog.pg_am m on m.oid = a.amopmethod where a.amopopr = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
