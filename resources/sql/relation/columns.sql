-- The columns of a relation, for its page; compression is there from 14 on. Columns: catalog, oid, sub, position, name, type, not_null, default, generated, collation, storage, compression, statistics, options, comment.
select
    cast('pg_class' as text) as catalog,
    cast(a.attrelid as int8) as oid,
    cast(a.attnum as int8) as sub,
    cast(a.attnum as int8) as position,
    cast(a.attname as text) as name,
    cast(format_type(a.atttypid, a.atttypmod) as text) as type,
    cast(a.attnotnull as bool) as not_null,
    cast(case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end as text) as default,
    cast(concat_ws(
        ' ',
        case a.attidentity when 'a' then 'identity, always' when 'd' then 'identity, by default' end,
        case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end,
        case when a.attgenerated <> '' then pg_get_expr(d.adbin, d.adrelid) end
    ) as text) as generated,
    cast(case when a.attcollation <> t.typcollation then (
        select quote_ident(c.collname) from pg_catalog.pg_collation c where c.oid = a.attcollation
    ) end as text) as collation,
    cast(case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' end as text) as storage,
    cast(case to_jsonb(a) ->> 'attcompression' when 'p' then 'pglz' when 'l' then 'lz4' end as text) as compression,
    cast(nullif(cast(to_jsonb(a) ->> 'attstattarget' as int4), -1) as int8) as statistics,
    cast((
        select string_agg(o.option_name || '=' || o.option_value, ', ')
        from pg_options_to_table(a.attoptions || a.attfdwoptions) o
        where o.option_name <> 'pg_attver' -- the server's own
    ) as text) as options,
    cast(col_description(a.attrelid, a.attnum) as text) as comment
from pg_catalog.pg_attribute a
join pg_catalog.pg_type t on t.oid = a.atttypid
left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = :oid and a.attnum > 0 and not a.attisdropped
order by a.attnum
