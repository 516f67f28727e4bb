-- How many objects of each folder the server has. Columns of every counts.sql: kind, amount.
select cast('role' as text) as kind, cast(count(*) as int8) as amount
from pg_catalog.pg_roles
where :system or rolname !~ '^pg_'
union all
select cast('tablespace' as text), cast(count(*) as int8)
from pg_catalog.pg_tablespace
union all
select cast('parameter' as text), cast(count(*) as int8)
from pg_catalog.pg_parameter_acl
