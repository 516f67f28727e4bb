-- What creates access methods. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_am' as regclass) as int8) as classid,
    cast(a.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format(
        'create access method %I type %s handler %I.%I',
        a.amname,
        case a.amtype when 'i' then 'index' else 'table' end,
        n.nspname,
        p.proname
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_am a on a.oid = w.oid
join pg_catalog.pg_proc p on p.oid = a.amhandler
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
