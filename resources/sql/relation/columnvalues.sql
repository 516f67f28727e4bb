-- The columns of a relation with what ANALYZE found in them; null where one may not read the column. distinct_values: an estimate, of all rows. Columns: catalog, oid, sub, position, name, type, null_share, distinct_values, width, correlation, common.
select
    cast('pg_class' as text) as catalog,
    cast(a.attrelid as int8) as oid,
    cast(a.attnum as int8) as sub,
    cast(a.attnum as int8) as position,
    cast(a.attname as text) as name,
    cast(format_type(a.atttypid, a.atttypmod) as text) as type,
    cast(s.null_frac as text) as null_share,
    cast(case when s.n_distinct >= 0 then s.n_distinct else -s.n_distinct * greatest(c.reltuples, 0) end as int8) as distinct_values,
    cast(s.avg_width as int8) as width,
    cast(round(cast(s.correlation as numeric), 3) as text) as correlation,
    cast(s.most_common_vals as text) as common
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_stats s on s.schemaname = n.nspname and s.tablename = c.relname and s.attname = a.attname
    and s.inherited = (c.relkind = 'p')
where a.attrelid = :oid and a.attnum > 0 and not a.attisdropped
order by a.attnum
