-- Who a privilege can be granted to: everybody, as public, which no role may be called, and the roles.
select
    cast('grantees' as text) as list,
    cast('public' as text) as value,
    cast('PUBLIC' as text) as label,
    cast('everybody' as text) as detail,
    cast(-1 as int8) as position
union all
select
    cast('grantees' as text) as list,
    cast(r.rolname as text) as value,
    cast(null as text) as label,
    cast(case when r.rolsuper then 'superuser' when not r.rolcanlogin then 'group' end as text) as detail,
    cast(case when r.rolname like 'pg\_%' then 1 else 0 end as int8) as position
from pg_catalog.pg_roles r
