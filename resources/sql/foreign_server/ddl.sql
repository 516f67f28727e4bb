-- What creates foreign servers. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_foreign_server' as regclass) as int8) as classid,
    cast(s.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(concat_ws(
        ' ',
        format('create server %I', s.srvname),
        'type ' || quote_literal(s.srvtype),
        'version ' || quote_literal(s.srvversion),
        format('foreign data wrapper %I', f.fdwname),
        (
            select 'options (' || string_agg(format('%I %L', o.name, o.value), ', ' order by o.number) || ')'
            from pg_catalog.pg_options_to_table(s.srvoptions) with ordinality as o (name, value, number)
        )
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_foreign_server s on s.oid = w.oid
join pg_catalog.pg_foreign_data_wrapper f on f.oid = s.srvfdw
