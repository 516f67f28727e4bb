-- What creates large objects with their numbers, without what is in them. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_largeobject' as regclass) as int8) as classid,
    cast(l.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('select pg_catalog.lo_create(%s)', l.oid) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_largeobject_metadata l on l.oid = w.oid
