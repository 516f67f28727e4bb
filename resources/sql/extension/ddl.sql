-- What creates extensions, in their schema and version. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_extension' as regclass) as int8) as classid,
    cast(e.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('create extension if not exists %I with schema %I version %L', e.extname, n.nspname, e.extversion) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_extension e on e.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
