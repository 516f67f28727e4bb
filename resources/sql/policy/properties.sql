-- What a row security policy is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select p.* from pg_catalog.pg_policy p where p.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.polname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Table', cast(cast(c.polrelid as regclass) as text), null, 'pg_class', cast(c.polrelid as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_policy') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'Definition', 'Command', cast(case c.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end as text), null, null, null, 0
    union all
    select 6, 'Definition', 'Kind', cast(case when c.polpermissive then 'permissive: one of these must let the row through' else 'restrictive: every one of these must' end as text), null, null, null, 0
    union all
    select 7, 'Definition', 'Roles', cast(pg_get_userbyid(r.oid) as text), null, 'pg_authid', cast(r.oid as int8), 0
    from unnest(c.polroles) r (oid) where r.oid <> 0
    union all
    select 8, 'Definition', 'Roles', cast('public' as text), null, null, null, 0
    where cast(0 as oid) = any (c.polroles)
    union all
    select 9, 'Definition', 'Row security of the table', cast(case when t.relforcerowsecurity then 'on, also for the owner' when t.relrowsecurity then 'on' else 'off: the policy does nothing' end as text), null, null, null, 0
    from pg_catalog.pg_class t where t.oid = c.polrelid
    union all
    select 10, 'Expressions', 'Using', cast(pg_get_expr(c.polqual, c.polrelid) as text), 'code', null, null, 0
    union all
    select 11, 'Expressions', 'With check', cast(pg_get_expr(c.polwithcheck, c.polrelid) as text), 'code', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
