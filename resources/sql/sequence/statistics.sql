-- What the server counts of a sequence; no size where asking for it would wait for a lock. Columns of every statistics.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select s.* from pg_catalog.pg_statio_all_sequences s where s.relid = :oid
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(f.catalog as text) as catalog,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub
from me c
cross join lateral (
    select cast(1 as int4), cast('Size' as text), cast('Size' as text), cast(case
        when not exists (
            select from pg_catalog.pg_locks k
            where k.relation = c.relid and k.mode = 'AccessExclusiveLock' and k.pid <> pg_backend_pid()
                and k.database = (select b.oid from pg_catalog.pg_database b where b.datname = current_database())
        ) then pg_relation_size(c.relid)
    end as text), cast('bytes' as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'Cache', 'Blocks hit in cache', cast(round(cast(c.blks_hit as numeric) / nullif(c.blks_hit + c.blks_read, 0), 4) as text), 'share', null, null, 0
    union all
    select 3, 'Cache', 'Blocks read', cast(c.blks_read as text), 'count', null, null, 0
    union all
    select 4, 'Cache', 'Blocks hit', cast(c.blks_hit as text), 'count', null, null, 0
    union all
    select 5, 'Counted', 'Since', cast(coalesce(cast(d.stats_reset as text), 'the server was made') as text), 'time', null, null, 0
    from pg_catalog.pg_stat_database d where d.datname = current_database()
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
