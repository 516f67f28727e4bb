-- How many parameters are set for the sessions of a role.
select cast('setting' as text) as kind, cast(coalesce(sum(cardinality(s.setconfig)), 0) as int8) as amount
from pg_catalog.pg_db_role_setting s
where s.setrole = :parent_oid
