-- What parts of objects are called. Columns: classid, oid, type, identity (as pg_identify_object calls it).
select
    cast(w.classid as int8) as classid,
    cast(w.oid as int8) as oid,
    cast(i.type as text) as type,
    cast(i.identity as text) as identity
from unnest(cast(:classids as oid[]), cast(:oids as oid[])) as w (classid, oid)
cross join lateral pg_catalog.pg_identify_object(w.classid, w.oid, 0) as i
