-- The indexes of a table, for its page; scans since the statistics were reset. Columns: catalog, oid, sub, name, method, state, size, scans, last_used, tuples, definition, comment.
select
    cast('pg_class' as text) as catalog,
    cast(i.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(i.relname as text) as name,
    cast(m.amname as text) as method,
    cast(concat_ws(
        ', ',
        case when x.indisprimary then 'primary key' when x.indisunique then 'unique' end,
        case when x.indisexclusion then 'exclusion' end,
        case when x.indisclustered then 'clustered' end,
        case when x.indisreplident then 'replica identity' end,
        case when x.indpred is not null then 'partial' end,
        case when i.relispartition then 'partition' end,
        case when not x.indisvalid then 'invalid' end,
        case when not x.indisready then 'not ready' end
    ) as text) as state,
    cast(case when i.relkind = 'i' then pg_relation_size(i.oid) end as int8) as size,
    cast(s.idx_scan as int8) as scans,
    cast(to_jsonb(s) ->> 'last_idx_scan' as text) as last_used,
    cast(s.idx_tup_read as int8) as tuples,
    cast(pg_get_indexdef(i.oid) as text) as definition,
    cast(obj_description(i.oid, 'pg_class') as text) as comment
from pg_catalog.pg_index x
join pg_catalog.pg_class i on i.oid = x.indexrelid
join pg_catalog.pg_am m on m.oid = i.relam
left join pg_catalog.pg_stat_all_indexes s on s.indexrelid = i.oid
where x.indrelid = :oid
order by not x.indisprimary, not x.indisunique, i.relname
