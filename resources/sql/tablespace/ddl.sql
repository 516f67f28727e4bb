-- What creates tablespaces; the folder must be there. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_tablespace' as regclass) as int8) as classid,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(concat_ws(
        ' ',
        format('create tablespace %I location %L', t.spcname, pg_tablespace_location(t.oid)),
        (
            select 'with (' || string_agg(format('%I = %L', o.name, o.value), ', ' order by o.number) || ')'
            from pg_catalog.pg_options_to_table(t.spcoptions) with ordinality as o (name, value, number)
        )
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_tablespace t on t.oid = w.oid
where t.spcname !~ '^pg_'
