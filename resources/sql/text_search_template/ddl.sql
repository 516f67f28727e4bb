-- What creates text search templates. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_ts_template' as regclass) as int8) as classid,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('create text search template %I.%I (%s)', n.nspname, t.tmplname, concat_ws(
        ', ',
        case when t.tmplinit <> 0 then format('init = %s', cast(t.tmplinit as regproc)) end,
        format('lexize = %s', cast(t.tmpllexize as regproc))
    )) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_ts_template t on t.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = t.tmplnamespace
