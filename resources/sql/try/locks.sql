-- Relations that this transaction has locked for more than reading, each with its strongest lock, size and how many other sessions have a lock on it.
select distinct on (l.relation)
    cast(l.relation as int8) as oid,
    cast(c.relkind as text) as relkind,
    cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as text) as name,
    cast(l.mode as text) as mode,
    cast(case when c.relkind in ('r', 'm') then pg_catalog.pg_total_relation_size(c.oid) end as int8) as bytes,
    cast((
        select count(distinct o.pid)
        from pg_catalog.pg_locks o
        where o.locktype = 'relation' and o.database = l.database and o.relation = l.relation and o.pid <> l.pid
    ) as int8) as others
from pg_catalog.pg_locks l
join pg_catalog.pg_class c on c.oid = l.relation
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where l.pid = pg_catalog.pg_backend_pid() and l.granted and l.locktype = 'relation' and l.mode <> 'AccessShareLock'
    and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
    and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and c.relkind not in ('i', 'I')
order by l.relation, array_position(array['AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock', 'ShareUpdateExclusiveLock', 'RowExclusiveLock', 'RowShareLock'], l.mode)
