-- How many objects belong to an extension; array types, and the row types of its relations, are not counted.
select cast('extension_member' as text) as kind, cast(count(*) as int8) as amount
from pg_catalog.pg_depend d
left join pg_catalog.pg_type t on d.classid = cast('pg_catalog.pg_type' as regclass) and t.oid = d.objid
left join pg_catalog.pg_type e on e.oid = t.typelem and e.typarray = t.oid
left join pg_catalog.pg_class c on c.oid = t.typrelid and c.relkind <> 'c'
where d.refclassid = cast('pg_catalog.pg_extension' as regclass) and d.refobjid = :parent_oid and d.deptype = 'e'
    and e.oid is null and c.oid is null
