-- What creates views, the stand-in for one in a circle, and the defaults of its columns. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with named as (
    select
        c.oid,
        concat_ws(
            E'\n',
            'view ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname),
            'with (' || (
                select string_agg(
                    quote_ident(split_part(o.option, '=', 1)) || '=' || case
                        when substr(o.option, strpos(o.option, '=') + 1) ~ '^([0-9]+(\.[0-9]+)?|[a-z_]+)$' then substr(o.option, strpos(o.option, '=') + 1)
                        else quote_literal(substr(o.option, strpos(o.option, '=') + 1))
                    end,
                    ', ' order by o.number
                )
                from unnest(c.reloptions) with ordinality as o (option, number)
            ) || ')',
            'as'
        ) as head,
        quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
        rtrim(pg_get_viewdef(c.oid), ';') as definition
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_class c on c.oid = w.oid and c.relkind = 'v'
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
), statement (oid, default_oid, part, position, ddl) as (
    select
        m.oid, cast(null as oid), 'shell', 0,
        'create view ' || m.name || ' as select' || coalesce(E'\n    ' || (
            select string_agg(
                'cast(null as ' || format_type(a.atttypid, a.atttypmod) || ')' || coalesce((
                    select ' collate ' || quote_ident(n.nspname) || '.' || quote_ident(o.collname)
                    from pg_catalog.pg_collation o
                    join pg_catalog.pg_namespace n on n.oid = o.collnamespace
                    where o.oid = a.attcollation and a.attcollation <> t.typcollation
                ), '') || ' as ' || quote_ident(a.attname),
                E',\n    ' order by a.attnum
            )
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_type t on t.oid = a.atttypid
            where a.attrelid = m.oid and a.attnum > 0 and not a.attisdropped
        ), '')
    from named m
    union all
    select m.oid, cast(null as oid), 'create', 1, 'create ' || m.head || E'\n' || m.definition
    from named m
    union all
    select
        m.oid, d.oid, 'body', 3,
        'alter view ' || m.name || ' alter column ' || quote_ident(a.attname) || ' set default ' || pg_get_expr(d.adbin, d.adrelid)
    from named m
    join pg_catalog.pg_attrdef d on d.adrelid = m.oid
    join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
)
select
    cast(cast(cast(case when default_oid is null then 'pg_catalog.pg_class' else 'pg_catalog.pg_attrdef' end as regclass) as oid) as int8) as classid,
    cast(coalesce(default_oid, oid) as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
