-- What a DROP … CASCADE of the objects given as JSON (as in targets.sql) takes along: the edges of pg_depend that lead there, then (deptype null) the objects themselves. up: that one owns what it was reached from (the view of a rule), so it goes as a whole; an owner it was reached from by itself is no edge. Objects that only exist inside of another one (inner) have no name. A row without "from" is an object given; needed: it only goes where so many of those it is inherited from do.
with recursive given as (
    select cast(cast(w.item ->> 'catalog' as regclass) as oid) as classid, cast(w.item ->> 'oid' as oid) as objid, cast(w.item ->> 'sub' as int4) as sub
    from jsonb_array_elements(cast(:objects as jsonb)) as w (item)
), walk (classid, objid, sub, from_classid, from_objid, from_sub, deptype, up, needed) as (
    select g.classid, g.objid, g.sub, cast(null as oid), cast(null as oid), cast(null as int4), cast('' as "char"), false, 0
    from given g
    union
    select n.classid, n.objid, n.sub, w.classid, w.objid, w.sub, n.deptype, n.up, n.needed
    from walk w
    cross join lateral (
        select d.classid, d.objid, d.objsubid as sub, d.deptype, false as up, 0 as needed
        from pg_catalog.pg_depend d
        where d.refclassid = w.classid and d.refobjid = w.objid and (w.sub = 0 or d.refobjsubid = w.sub) and d.deptype <> 'p'
            and not (d.classid = w.classid and d.objid = w.objid and d.objsubid = w.sub)
            and not (w.sub = 0 and d.classid = w.classid and d.objid = w.objid)
        union all
        select d.refclassid, d.refobjid, d.refobjsubid, d.deptype, true, 0
        from pg_catalog.pg_depend d
        where d.classid = w.classid and d.objid = w.objid and (w.sub = 0 or d.objsubid = w.sub)
            and (d.deptype in ('i', 'e') or d.deptype in ('P', 'S') and w.from_objid is null)
            and not (w.sub = 0 and d.refclassid = w.classid and d.refobjid = w.objid)
            and (w.from_objid is null or d.refclassid <> w.from_classid or d.refobjid <> w.from_objid or w.from_sub <> 0 and d.refobjsubid <> w.from_sub)
        union all
        select cast(cast('pg_catalog.pg_class' as regclass) as oid), i.inhrelid, cast(child.attnum as int4), cast('h' as "char"), false, cast(child.attinhcount as int4)
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_inherits i on i.inhparent = a.attrelid
        join pg_catalog.pg_attribute child on child.attrelid = i.inhrelid and child.attname = a.attname and not child.attisdropped
        where w.classid = cast('pg_catalog.pg_class' as regclass) and w.sub > 0 and w.deptype in ('', 'h', 't') and a.attrelid = w.objid and a.attnum = w.sub
            and not child.attislocal
        union all
        select cast(cast('pg_catalog.pg_class' as regclass) as oid), typed.oid, cast(child.attnum as int4), cast('t' as "char"), false, 0
        from pg_catalog.pg_class composite
        join pg_catalog.pg_attribute a on a.attrelid = composite.oid and a.attnum = w.sub
        join pg_catalog.pg_class typed on typed.reloftype = composite.reltype
        join pg_catalog.pg_attribute child on child.attrelid = typed.oid and child.attname = a.attname and not child.attisdropped
        where w.classid = cast('pg_catalog.pg_class' as regclass) and w.sub > 0 and w.deptype = '' and composite.oid = w.objid
            and composite.relkind = 'c'
        union all
        select w.classid, child.oid, 0, cast('h' as "char"), false, cast(child.coninhcount as int4)
        from pg_catalog.pg_constraint k
        join pg_catalog.pg_inherits i on i.inhparent = k.conrelid
        join pg_catalog.pg_constraint child on child.conrelid = i.inhrelid and case k.contype
            when 'n' then (select a.attname from pg_catalog.pg_attribute a where a.attrelid = child.conrelid and a.attnum = child.conkey[1])
                = (select a.attname from pg_catalog.pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1])
            else child.conname = k.conname end
        where w.classid = cast('pg_catalog.pg_constraint' as regclass) and w.deptype in ('', 'h') and k.oid = w.objid and k.contype in ('c', 'n')
            and k.conrelid <> 0 and child.contype = k.contype and not child.conislocal
    ) n
), nodes as (
    select w.classid, w.objid, w.sub,
        not bool_or(w.from_objid is null) and (w.classid = cast('pg_catalog.pg_type' as regclass) and bool_or(w.deptype = 'i' and not w.up)
            or w.classid = cast('pg_catalog.pg_class' as regclass) and w.sub = 0 and (select c.relkind in ('t', 'c') or c.relnamespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = 'pg_toast') from pg_catalog.pg_class c where c.oid = w.objid)
            or w.classid in (cast('pg_catalog.pg_amop' as regclass), cast('pg_catalog.pg_amproc' as regclass)) and bool_or(w.deptype in ('i', 'a'))
            or w.classid = cast('pg_catalog.pg_trigger' as regclass) and (select g.tgisinternal from pg_catalog.pg_trigger g where g.oid = w.objid)) as inner
    from walk w
    group by w.classid, w.objid, w.sub
)
select
    cast(w.classid as int8) as classid,
    cast(w.objid as int8) as oid,
    cast(w.sub as int8) as sub,
    cast(w.from_classid as int8) as from_classid,
    cast(w.from_objid as int8) as from_oid,
    cast(w.from_sub as int8) as from_sub,
    cast(w.deptype as text) as deptype,
    w.up as up,
    cast(w.needed as int8) as needed,
    cast(null as text) as type,
    cast(null as text) as identity,
    cast(null as int8) as rows,
    cast(null as int8) as bytes
from walk w
union all
-- once an object, however many edges lead to it: naming it costs more than finding it, and a join of both more than that
select
    cast(n.classid as int8),
    cast(n.objid as int8),
    cast(n.sub as int8),
    cast(null as int8),
    cast(null as int8),
    cast(null as int8),
    cast(null as text),
    cast(null as bool),
    cast(null as int8),
    cast(i.type as text),
    cast(i.identity as text),
    cast(case when c.relkind in ('r', 'm') and n.sub = 0 then
        case when c.relpages = 0 then pg_stat_get_live_tuples(c.oid) when c.reltuples >= 0 then c.reltuples end end as int8),
    cast(case when n.sub = 0 and c.relkind in ('r', 'm', 'i', 't') and (c.relpages > 0 or pg_stat_get_live_tuples(c.oid) = 0) then cast(current_setting('block_size') as int8) * c.relpages end as int8)
from (select * from nodes offset 0) n
left join lateral pg_catalog.pg_identify_object(case when not n.inner then n.classid end, n.objid, n.sub) i on true
left join pg_catalog.pg_class c on n.classid = cast('pg_catalog.pg_class' as regclass) and c.oid = n.objid
where not n.inner or c.oid is not null
