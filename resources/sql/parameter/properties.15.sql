-- What a parameter is that something is granted on. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.* from pg_catalog.pg_parameter_acl o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.parname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 3, 'Granted', case when x.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(x.grantee)) end, cast(string_agg(lower(x.privilege_type) || case when x.is_grantable then ' (with grant option)' else '' end, ', ' order by x.privilege_type) as text), null, null, null, 0
    from aclexplode(c.paracl) x group by x.grantee
    union all
    select 4, 'Now', 'Value', cast(s.setting || coalesce(' ' || s.unit, '') as text), null, null, null, 0
    from pg_catalog.pg_settings s where s.name = c.parname
    union all
    select 5, 'Now', 'From', cast(s.source as text), null, null, null, 0
    from pg_catalog.pg_settings s where s.name = c.parname
    union all
    select 6, 'Now', 'What it does', cast(s.short_desc as text), null, null, null, 0
    from pg_catalog.pg_settings s where s.name = c.parname
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
