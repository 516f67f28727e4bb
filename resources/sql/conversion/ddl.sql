-- What creates conversions. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_conversion' as regclass) as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format(
        'create %sconversion %I.%I for %L to %L from %I.%I',
        case when c.condefault then 'default ' end,
        n.nspname,
        c.conname,
        pg_encoding_to_char(c.conforencoding),
        pg_encoding_to_char(c.contoencoding),
        pn.nspname,
        p.proname
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_conversion c on c.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = c.connamespace
join pg_catalog.pg_proc p on p.oid = c.conproc
join pg_catalog.pg_namespace pn on pn.oid = p.pronamespace
