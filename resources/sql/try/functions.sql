-- Functions that ran in this transaction, where track_functions counts them.
select
    cast(s.funcid as int8) as oid,
    cast(pg_catalog.quote_ident(s.schemaname) || '.' || pg_catalog.quote_ident(s.funcname) || '(' || pg_catalog.pg_get_function_identity_arguments(s.funcid) || ')' as text) as name,
    cast(s.calls as int8) as calls,
    cast(s.total_time * 1000 as int8) as microseconds
from pg_catalog.pg_stat_xact_user_functions s
where s.calls > 0
order by s.total_time desc
