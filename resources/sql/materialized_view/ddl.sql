-- What creates materialised views, without their rows. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with named as (
    select c.oid, c, quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_class c on c.oid = w.oid and c.relkind = 'm'
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
), statement (oid, part, position, ddl) as (
    select
        m.oid, 'create', 0,
        concat_ws(
            E'\n',
            'create materialized view ' || m.name,
            (select 'using ' || quote_ident(y.amname) from pg_catalog.pg_am y where y.oid = (m.c).relam and y.amname <> 'heap'),
            'with (' || (
                select string_agg(
                    o.prefix || quote_ident(split_part(o.option, '=', 1)) || '=' || case
                        when substr(o.option, strpos(o.option, '=') + 1) ~ '^([0-9]+(\.[0-9]+)?|[a-z_]+)$' then substr(o.option, strpos(o.option, '=') + 1)
                        else quote_literal(substr(o.option, strpos(o.option, '=') + 1))
                    end,
                    ', ' order by o.prefix, o.number
                )
                from (
                    select '' as prefix, r.option, r.number from unnest((m.c).reloptions) with ordinality as r (option, number)
                    union all
                    select 'toast.', r.option, r.number
                    from pg_catalog.pg_class t
                    cross join unnest(t.reloptions) with ordinality as r (option, number)
                    where t.oid = (m.c).reltoastrelid
                ) o
            ) || ')',
            (select 'tablespace ' || quote_ident(s.spcname) from pg_catalog.pg_tablespace s where s.oid = (m.c).reltablespace),
            'as',
            rtrim(pg_get_viewdef(m.oid), ';'),
            'with no data'
        )
    from named m
    union all
    select m.oid, 'settings', 1, 'alter materialized view ' || m.name || E'\n    ' || string_agg('alter column ' || quote_ident(a.attname) || ' ' || s.change, E',\n    ' order by a.attnum, s.rank)
    from named m
    join pg_catalog.pg_attribute a on a.attrelid = m.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    cross join lateral (
        values
            (1, case when coalesce(a.attstattarget, -1) >= 0 then 'set statistics ' || a.attstattarget end),
            (2, case when a.attstorage <> t.typstorage then
                'set storage ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
            end),
            (3, 'set compression ' || case to_jsonb(a) ->> 'attcompression' when 'p' then 'pglz' when 'l' then 'lz4' end),
            (4, 'set (' || (
                select string_agg(quote_ident(o.option_name) || '=' || o.option_value, ', ' order by o.number)
                from pg_options_to_table(a.attoptions) with ordinality as o (option_name, option_value, number)
                where o.option_name <> 'pg_attver' -- the server's own
            ) || ')')
    ) as s (rank, change)
    where s.change is not null
    group by m.oid, m.name
    union all
    select
        m.oid, 'settings', 3,
        'alter table only ' || m.name || ' replica identity ' || case (m.c).relreplident when 'f' then 'full' else 'nothing' end
    from named m
    where (m.c).relreplident in ('f', 'n')
)
select
    cast(cast('pg_catalog.pg_class' as regclass) as int8) as classid,
    cast(oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
