-- The security labels of all objects of the database, of itself, and of the given ones of the server. Columns: classid, oid, sub, type, identity (as pg_identify_object calls it), provider (as SQL writes it), label.
with labelled (classid, oid, sub, provider, label) as (
    select l.classoid, l.objoid, l.objsubid, l.provider, l.label
    from pg_catalog.pg_seclabel l
    union all
    select l.classoid, l.objoid, 0, l.provider, l.label
    from pg_catalog.pg_shseclabel l
    where l.objoid in (select unnest(cast(:oids as oid[])))
        or (cast(:oids as oid[]) is null and l.classoid = cast('pg_catalog.pg_database' as regclass)
            and l.objoid = (select b.oid from pg_catalog.pg_database b where b.datname = current_database()))
)
select
    cast(l.classid as int8) as classid,
    cast(l.oid as int8) as oid,
    cast(l.sub as int8) as sub,
    cast(i.type as text) as type,
    cast(i.identity as text) as identity,
    cast(pg_catalog.quote_ident(l.provider) as text) as provider,
    cast(l.label as text) as label
from labelled l
cross join lateral pg_catalog.pg_identify_object(l.classid, l.oid, l.sub) as i
