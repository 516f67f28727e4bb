-- Nothing creates a parameter: what is granted on it is all there is. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(0 as int8) as classid,
    cast(w.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as part,
    cast(0 as int8) as position,
    cast(null as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
where false
