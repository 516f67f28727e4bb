-- What ANALYZE found in a column. Columns of every statistics.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select c.reltuples, c.relkind, c.oid, a.attnum, s.*
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname and s.inherited = (c.relkind = 'p')
    where a.attrelid = :oid and a.attnum = :sub and not a.attisdropped
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
    select cast(1 as int4), cast('Values' as text), cast('Values' as text), cast(case when has_column_privilege(c.oid, c.attnum, 'select') then 'none yet: ANALYZE has not found any' else 'hidden: needs the privilege SELECT on the column' end as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    where c.null_frac is null
    union all
    select 2, 'Values', 'Null', cast(c.null_frac as text), 'share', null, null, 0
    union all
    select 3, 'Values', 'Distinct values (estimate)', cast(cast(case when c.n_distinct >= 0 then c.n_distinct else -c.n_distinct * greatest(c.reltuples, 0) end as int8) as text), 'count', null, null, 0
    union all
    select 4, 'Values', 'Distinct of all rows', cast(-c.n_distinct as text), 'share', null, null, 0
    where c.n_distinct < 0
    union all
    select 5, 'Values', 'Average width', cast(c.avg_width as text), 'bytes', null, null, 0
    union all
    select 6, 'Values', 'Order on disk (correlation)', cast(round(cast(c.correlation as numeric), 3) as text), null, null, null, 0
    union all
    select 7, 'Most common values', 'Values', cast(c.most_common_vals as text), 'code', null, null, 0
    union all
    select 8, 'Most common values', 'Frequencies', cast(c.most_common_freqs as text), 'code', null, null, 0
    union all
    select 9, 'Most common values', 'Bounds of the histogram', cast(c.histogram_bounds as text), 'code', null, null, 0
    union all
    select 10, 'Most common values', 'Most common elements', cast(c.most_common_elems as text), 'code', null, null, 0
    union all
    select 11, 'Analyzed', 'Last ANALYZE', cast(greatest(t.last_analyze, t.last_autoanalyze) as text), 'time', null, null, 0
    from pg_catalog.pg_stat_all_tables t where t.relid = c.oid
    union all
    select 12, 'Analyzed', 'Changed since', cast(t.n_mod_since_analyze as text), 'count', null, null, 0
    from pg_catalog.pg_stat_all_tables t where t.relid = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
