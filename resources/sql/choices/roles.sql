-- Roles, as owners and members.
select
    cast('roles' as text) as list,
    cast(r.rolname as text) as value,
    cast(null as text) as label,
    cast(case when r.rolsuper then 'superuser' when not r.rolcanlogin then 'group' end as text) as detail,
    cast(case when r.rolname like 'pg\_%' then 1 else 0 end as int8) as position
from pg_catalog.pg_roles r
