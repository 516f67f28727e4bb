-- How many user mappings a foreign server has.
select cast('user_mapping' as text) as kind, cast(count(*) as int8) as amount
from pg_catalog.pg_user_mappings m
where m.srvid = :parent_oid
