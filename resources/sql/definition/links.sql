-- What depends on what, of the given objects and all that is within them, or of everything (both parameters null). Columns: classid, oid, ref_classid, ref_oid, type (pg_depend.deptype), extension (its name as SQL writes it, where type is x).
with recursive member (classid, oid) as (
    select w.classid, w.oid
    from unnest(cast(:classids as oid[]), cast(:oids as oid[])) as w (classid, oid)
    union
    select d.classid, d.objid
    from member m
    join pg_catalog.pg_depend d on d.refclassid = m.classid and d.refobjid = m.oid
    where d.deptype in ('i', 'a', 'P', 'S')
), link as (
    select d.*
    from member m
    join pg_catalog.pg_depend d on d.classid = m.classid and d.objid = m.oid
    where cast(:oids as oid[]) is not null
    union all
    select d.*
    from pg_catalog.pg_depend d
    where cast(:oids as oid[]) is null and d.objid >= 16384
)
select
    cast(l.classid as int8) as classid,
    cast(l.objid as int8) as oid,
    cast(l.refclassid as int8) as ref_classid,
    cast(l.refobjid as int8) as ref_oid,
    cast(l.deptype as text) as type,
    cast(pg_catalog.quote_ident(e.extname) as text) as extension
from link l
left join pg_catalog.pg_extension e on l.deptype = 'x' and l.refclassid = cast('pg_catalog.pg_extension' as regclass) and e.oid = l.refobjid
where l.deptype <> 'p'
