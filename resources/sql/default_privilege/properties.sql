-- What default privileges are: what is granted on objects that are made from now on. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_default_acl o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('On objects of' as text), cast(pg_get_userbyid(c.defaclrole) as text), cast(null as text), cast('pg_authid' as text), cast(c.defaclrole as int8), cast(0 as int8)
    union all
    select 2, 'General', 'In the schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.defaclnamespace
    union all
    select 3, 'General', 'In the schema', cast('all of the database' as text), null, null, null, 0
    where c.defaclnamespace = 0
    union all
    select 4, 'General', 'Objects', cast(case c.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas' when 'L' then 'large objects' end as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'Granted', case when x.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end, cast(string_agg(lower(x.privilege_type) || case when x.is_grantable then ' (with grant option)' else '' end, ', ' order by x.privilege_type) as text), null, null, null, 0
    from aclexplode(c.defaclacl) x group by x.grantee
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
