-- What creates foreign data wrappers. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_foreign_data_wrapper' as regclass) as int8) as classid,
    cast(f.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(concat_ws(
        ' ',
        format('create foreign data wrapper %I', f.fdwname),
        (
            select format('handler %I.%I', n.nspname, p.proname)
            from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where p.oid = f.fdwhandler
        ),
        (
            select format('validator %I.%I', n.nspname, p.proname)
            from pg_catalog.pg_proc p join pg_catalog.pg_namespace n on n.oid = p.pronamespace
            where p.oid = f.fdwvalidator
        ),
        (
            select 'options (' || string_agg(format('%I %L', o.name, o.value), ', ' order by o.number) || ')'
            from pg_catalog.pg_options_to_table(f.fdwoptions) with ordinality as o (name, value, number)
        )
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_foreign_data_wrapper f on f.oid = w.oid
