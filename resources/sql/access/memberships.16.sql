-- Every membership; from 16 on several grantors may have granted the same.
select
    cast(m.roleid as int8) as role,
    cast(m.member as int8) as member,
    cast(m.grantor as int8) as grantor,
    cast(m.admin_option as bool) as admin,
    cast(m.inherit_option as bool) as inherit,
    cast(m.set_option as bool) as set
from pg_catalog.pg_auth_members m
order by m.roleid, m.member, m.grantor
