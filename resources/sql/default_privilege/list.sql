-- What new objects are granted by themselves: of the whole database, or in one schema. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('default_privilege' as text) as kind,
    cast(a.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(pg_get_userbyid(a.defaclrole) || ': ' || k.objects as text) as name,
    cast(k.objects || ' of ' || pg_get_userbyid(a.defaclrole) as text) as label,
    cast(array_to_string(a.defaclacl, ', ') as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_default_acl a
cross join lateral (
    values (case a.defaclobjtype
        when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' when 'L' then 'large objects'
    end)
) as k (objects)
where a.defaclnamespace = coalesce((select n.oid from pg_catalog.pg_namespace n where n.oid = :parent_oid), 0)
