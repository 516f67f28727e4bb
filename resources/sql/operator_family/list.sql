-- The operator families of a schema. Those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('operator_family' as text) as kind,
    cast(o.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(o.opfname as text) as name,
    cast(o.opfname || ' using ' || quote_ident(a.amname) as text) as label,
    cast(null as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_opfamily o
join pg_catalog.pg_namespace n on n.oid = o.opfnamespace
join pg_catalog.pg_am a on a.oid = o.opfmethod
left join pg_catalog.pg_description d on d.objoid = o.oid and d.classoid = cast('pg_catalog.pg_opfamily' as regclass) and d.objsubid = 0
where o.opfnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_opfamily' as regclass) and x.objid = o.oid and x.deptype = 'e'
    ))
