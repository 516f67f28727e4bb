-- Rows of each table that this transaction has inserted, updated, deleted so far, by whatever way; counts of what ran before it in the session may be among them.
select
    cast(s.relid as int8) as oid,
    cast(s.schemaname as text) as schema,
    cast(s.relname as text) as name,
    cast(s.n_tup_ins as int8) as inserted,
    cast(s.n_tup_upd as int8) as updated,
    cast(s.n_tup_del as int8) as deleted
from pg_catalog.pg_stat_xact_user_tables s
where s.n_tup_ins + s.n_tup_upd + s.n_tup_del > 0
order by s.schemaname, s.relname
