-- How many servers a foreign data wrapper has.
select cast('foreign_server' as text) as kind, cast(count(*) as int8) as amount
from pg_catalog.pg_foreign_server s
where s.srvfdw = :parent_oid
