-- What creates text search dictionaries; the server keeps their options as SQL. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_ts_dict' as regclass) as int8) as classid,
    cast(d.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('create text search dictionary %I.%I (%s)', n.nspname, d.dictname, concat_ws(
        ', ',
        format('template = %I.%I', tn.nspname, t.tmplname),
        nullif(d.dictinitoption, '')
    )) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_ts_dict d on d.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = d.dictnamespace
join pg_catalog.pg_ts_template t on t.oid = d.dicttemplate
join pg_catalog.pg_namespace tn on tn.oid = t.tmplnamespace
