-- What scripts name of a relation or a routine: its columns or arguments, in order, one row each (one with a null position where there is none). part: "column" or "argument"; key: place in the primary key, else in the smallest unique index over columns that take no null; written: it can be inserted; mode: of an argument (i, o, b, v, t).
with given as (
    select cast(cast(:catalog as regclass) as oid) as classid, cast(cast(:oid as int8) as oid) as objid
), relation as (
    select c.oid, c.relname as name, n.nspname as schema, (
            select x.indexrelid
            from pg_catalog.pg_index x
            where x.indrelid = c.oid and x.indisunique and x.indisvalid and x.indpred is null and x.indexprs is null
                and not exists (select from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum = any (cast(x.indkey as int2[])) and not a.attnotnull)
            order by x.indisprimary desc, x.indnkeyatts, x.indexrelid
            limit 1) as key
    from given g
    join pg_catalog.pg_class c on c.oid = g.objid and g.classid = cast('pg_catalog.pg_class' as regclass)
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
), routine as (
    select p.oid, p.proname as name, n.nspname as schema, p.prokind, p.proretset, p.prorettype, p.pronargs, p.pronargdefaults, p.proargnames,
        coalesce(p.proallargtypes, cast(p.proargtypes as oid[])) as types, cast(p.proargmodes as text[]) as modes
    from given g
    join pg_catalog.pg_proc p on p.oid = g.objid and g.classid = cast('pg_catalog.pg_proc' as regclass)
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
)
select
    cast('column' as text) as part,
    cast(r.schema as text) as schema,
    cast(r.name as text) as object,
    cast(a.attnum as int8) as position,
    cast(a.attname as text) as name,
    cast(format_type(a.atttypid, a.atttypmod) as text) as type,
    cast((
        select k.place
        from pg_catalog.pg_index x
        cross join lateral unnest(cast(x.indkey as int2[])) with ordinality as k (number, place)
        where x.indexrelid = r.key and k.number = a.attnum and k.place <= x.indnkeyatts) as int8) as key,
    cast(a.attgenerated = '' and a.attidentity <> 'a' as bool) as written,
    cast(null as text) as mode,
    cast(null as text) as value,
    cast(null as text) as kind,
    cast(false as bool) as set_returning
from relation r
left join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
union all
select
    'argument', cast(r.schema as text), cast(r.name as text),
    t.position, cast(nullif(r.proargnames[t.position], '') as text), cast(format_type(t.type, null) as text),
    null, true, coalesce(r.modes[t.position], 'i'),
    cast(pg_catalog.pg_get_function_arg_default(r.oid, cast(t.position as int4)) as text),
    cast(r.prokind as text), r.proretset
from routine r
left join lateral unnest(r.types) with ordinality as t (type, position) on true
order by 4
