-- Every object that has a definition (a line of its own): of the whole database (all parameters null), of a schema (:schema), or the given ones with what belongs to them (:classids and :oids, arrays of the same length). Columns: classid, oid, sub, kind (whose folder's ddl.sql gives the definition), type, schema, name, identity (as pg_identify_object calls it).
-- One select for each catalogue, in alphabetical order of the catalogues: its rows are classid, oid, kind,
-- namespace (0: in none), above_class and above: the object it is a part of, and is shown with (0: of none).
-- Whoever has a line here must be given by <kind>/ddl.sql, with these classid and oid.
with object (classid, oid, kind, namespace, above_class, above) as (
    select cast('pg_catalog.pg_class' as regclass), c.oid,
        case c.relkind
            when 'v' then 'view'
            when 'm' then 'materialized_view'
            when 'f' then 'foreign_table'
            when 'S' then 'sequence'
            else 'table'
        end,
        c.relnamespace,
        case when d.refobjid is not null then cast('pg_catalog.pg_class' as regclass) else 0 end,
        coalesce(d.refobjid, 0)
    from pg_catalog.pg_class c
    left join pg_catalog.pg_depend d on c.relkind = 'S' and d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid
        and d.refclassid = cast('pg_catalog.pg_class' as regclass) and d.refobjsubid > 0 and d.deptype = 'a'
    where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        and not exists (
            select 1 from pg_catalog.pg_depend i
            where c.relkind = 'S' and i.classid = cast('pg_catalog.pg_class' as regclass) and i.objid = c.oid and i.deptype = 'i'
                and i.refclassid = cast('pg_catalog.pg_class' as regclass)
        )
    union all
    select cast('pg_catalog.pg_namespace' as regclass), n.oid, 'schema', n.oid, 0, 0
    from pg_catalog.pg_namespace n
    union all
    select cast('pg_catalog.pg_proc' as regclass), p.oid, case p.prokind when 'a' then 'aggregate' else 'function' end, p.pronamespace, 0, 0
    from pg_catalog.pg_proc p
), asked (classid, oid) as (
    select w.classid, w.oid
    from unnest(cast(:classids as oid[]), cast(:oids as oid[])) as w (classid, oid)
), hidden (oid) as (
    select n.oid
    from pg_catalog.pg_namespace n
    where n.nspname ~ '^pg_(toast|temp_|toast_temp_)' or n.nspname = 'information_schema'
), chosen as materialized (
    select o.*
    from object o
    where case
        when cast(:oids as oid[]) is not null then
            (o.classid, o.oid) in (select a.classid, a.oid from asked a)
            or (o.above_class, o.above) in (select a.classid, a.oid from asked a)
        else
            (cast(:schema as text) is null or o.namespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = cast(:schema as text)))
            and (o.oid >= 16384 or (o.kind = 'schema' and (select n.nspname from pg_catalog.pg_namespace n where n.oid = o.oid) = 'public'))
            and o.namespace not in (select h.oid from hidden h)
            and not exists (
                select 1
                from pg_catalog.pg_depend e
                where e.deptype = 'e' and e.classid = o.classid and e.objid = o.oid
            )
            and not exists (
                select 1
                from pg_catalog.pg_depend e
                where e.deptype = 'e' and e.classid = o.above_class and e.objid = o.above
            )
    end
)
select
    cast(c.classid as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(c.kind as text) as kind,
    cast(i.type as text) as type,
    cast(i.schema as text) as schema,
    cast(i.name as text) as name,
    cast(i.identity as text) as identity
from chosen c
cross join lateral pg_catalog.pg_identify_object(c.classid, c.oid, 0) as i
