-- What a user mapping is; its options where one may see them, a password never. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select m.*, m.umid as oid from pg_catalog.pg_user_mappings m where m.umid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('User' as text), cast(c.usename as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Role', cast(pg_get_userbyid(c.umuser) as text), null, 'pg_authid', cast(c.umuser as int8), 0
    where c.umuser <> 0
    union all
    select 3, 'General', 'Server', cast(c.srvname as text), null, 'pg_foreign_server', cast(c.srvid as int8), 0
    union all
    select 4, 'General', 'OID', cast(c.umid as text), null, null, null, 0
    union all
    select 5, 'Options', o.option_name, cast(case when o.option_name like '%password%' then '••••••' else o.option_value end as text), null, null, null, 0
    from pg_options_to_table(c.umoptions) o
    union all
    select 6, 'Options', 'Options', cast('none, or hidden: the owner of the server and the user may see them' as text), null, null, null, 0
    where c.umoptions is null and not (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user)
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
