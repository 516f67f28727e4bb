-- What objects are called: of arrays (as text) of classes and oids, in order.
select
    cast(k.class as int8) as class,
    cast(k.oid as int8) as oid,
    cast(i.type as text) as kind,
    cast(i.identity as text) as name
from unnest(cast(cast(:classes as text) as int8[]), cast(cast(:oids as text) as int8[])) as k (class, oid)
cross join lateral pg_catalog.pg_identify_object(cast(k.class as oid), cast(k.oid as oid), 0) i
