-- The procedures of a schema; those of extensions last, where system objects are asked for; the label carries the argument types. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('procedure' as text) as kind,
    cast(p.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(p.proname as text) as name,
    cast(p.proname || '(' || case
        -- two may differ by what they give back alone, and are told apart by it
        when exists (
            select from pg_catalog.pg_proc o
            where o.pronamespace = p.pronamespace and o.proname = p.proname and o.oid <> p.oid and (o.proallargtypes is not null or p.proallargtypes is not null)
        ) then pg_get_function_identity_arguments(p.oid)
        else oidvectortypes(p.proargtypes) end || ')' as text) as label,
    cast(null as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(case when x.objid is null then 0 else 1 end as int8) as position
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
left join pg_catalog.pg_depend x on x.classid = cast('pg_catalog.pg_proc' as regclass) and x.objid = p.oid and x.deptype = 'e'
left join pg_catalog.pg_description d on d.objoid = p.oid and d.classoid = cast('pg_catalog.pg_proc' as regclass) and d.objsubid = 0
where p.pronamespace = :parent_oid and p.prokind = 'p'
    and (:system or x.objid is null)
