-- The operators of a schema with what they take and give. Those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('operator' as text) as kind,
    cast(o.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(o.oprname as text) as name,
    cast(o.oprname || ' (' || coalesce(format_type(nullif(o.oprleft, 0), null), 'none') || ', ' || coalesce(format_type(nullif(o.oprright, 0), null), 'none') || ')' as text) as label,
    cast(case when o.oprresult <> 0 then format_type(o.oprresult, null) else 'not made yet' end as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_operator o
join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
left join pg_catalog.pg_description d on d.objoid = o.oid and d.classoid = cast('pg_catalog.pg_operator' as regclass) and d.objsubid = 0
where o.oprnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_operator' as regclass) and x.objid = o.oid and x.deptype = 'e'
    ))
