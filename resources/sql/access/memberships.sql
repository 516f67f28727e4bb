-- Every membership. inherit and set: before 16 the member's own INHERIT decides, which the program fills in.
select
    cast(m.roleid as int8) as role,
    cast(m.member as int8) as member,
    cast(m.grantor as int8) as grantor,
    cast(m.admin_option as bool) as admin,
    cast(true as bool) as inherit,
    cast(true as bool) as set
from pg_catalog.pg_auth_members m
order by m.roleid, m.member, m.grantor
