-- The comments on objects that are not the system's, and on the given ones and all that is within them. Columns: classid, oid, sub, type, identity (as pg_identify_object calls it), comment.
with recursive asked (classid, oid) as (
    select w.classid, w.oid
    from unnest(cast(:classids as oid[]), cast(:oids as oid[])) as w (classid, oid)
    union
    select d.classid, d.objid
    from asked a
    join pg_catalog.pg_depend d on d.refclassid = a.classid and d.refobjid = a.oid
    -- a class of operators hangs on its family, but is no part of it
    where d.deptype in ('i', 'a') and d.classid <> cast('pg_catalog.pg_opclass' as regclass)
), commented (classid, oid, sub, comment) as (
    select d.classoid, d.objoid, d.objsubid, d.description
    from pg_catalog.pg_description d
    where cast(:oids as oid[]) is null
        and (d.objoid >= 16384 or d.classoid = cast('pg_catalog.pg_namespace' as regclass) or d.classoid = cast('pg_catalog.pg_largeobject' as regclass))
        -- the server forgets to remove those of subscriptions, and 13 cannot say what is not there any more
        and (d.classoid <> cast('pg_catalog.pg_subscription' as regclass) or d.objoid in (select s.subid from pg_catalog.pg_stat_subscription s))
    union all
    select d.classoid, d.objoid, 0, d.description
    from pg_catalog.pg_shdescription d
    where cast(:oids as oid[]) is null and d.classoid = cast('pg_catalog.pg_database' as regclass)
        and d.objoid = (select b.oid from pg_catalog.pg_database b where b.datname = current_database())
    union all
    select d.classoid, d.objoid, d.objsubid, d.description
    from asked a
    join pg_catalog.pg_description d on d.classoid = a.classid and d.objoid = a.oid
    where cast(:oids as oid[]) is not null
    union all
    select d.classoid, d.objoid, 0, d.description
    from asked a
    join pg_catalog.pg_shdescription d on d.classoid = a.classid and d.objoid = a.oid
    where cast(:oids as oid[]) is not null
)
select
    cast(c.classid as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(c.sub as int8) as sub,
    cast(i.type as text) as type,
    cast(i.identity as text) as identity,
    cast(c.comment as text) as comment
from commented c
cross join lateral pg_catalog.pg_identify_object(c.classid, c.oid, c.sub) as i
