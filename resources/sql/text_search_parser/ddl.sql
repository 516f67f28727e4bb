-- What creates text search parsers. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_ts_parser' as regclass) as int8) as classid,
    cast(p.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('create text search parser %I.%I (%s)', n.nspname, p.prsname, concat_ws(
        ', ',
        format('start = %s', cast(p.prsstart as regproc)),
        format('gettoken = %s', cast(p.prstoken as regproc)),
        format('end = %s', cast(p.prsend as regproc)),
        case when p.prsheadline <> 0 then format('headline = %s', cast(p.prsheadline as regproc)) end,
        format('lextypes = %s', cast(p.prslextype as regproc))
    )) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_ts_parser p on p.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = p.prsnamespace
