-- What creates user mappings; the server shows the options to those alone who may use them. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_user_mapping' as regclass) as int8) as classid,
    cast(m.umid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(concat_ws(
        ' ',
        format('create user mapping for %s server %I', case when m.umuser = 0 then 'public' else quote_ident(m.usename) end, m.srvname),
        (
            select 'options (' || string_agg(format('%I %L', o.name, o.value), ', ' order by o.number) || ')'
            from pg_catalog.pg_options_to_table(m.umoptions) with ordinality as o (name, value, number)
        )
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_user_mappings m on m.umid = w.oid
