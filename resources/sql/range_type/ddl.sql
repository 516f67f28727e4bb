-- What creates range types; a function that makes values canonical takes the type itself: it wants the shell first. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_type' as regclass) as int8) as classid,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(p.part as text) as part,
    cast(p.position as int8) as position,
    cast(p.ddl as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_type t on t.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
join pg_catalog.pg_range r on r.rngtypid = t.oid
join pg_catalog.pg_type s on s.oid = r.rngsubtype
join pg_catalog.pg_opclass c on c.oid = r.rngsubopc
join pg_catalog.pg_namespace cn on cn.oid = c.opcnamespace
left join pg_catalog.pg_collation l on l.oid = r.rngcollation
left join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace
left join pg_catalog.pg_type m on m.oid = cast(to_jsonb(r) ->> 'rngmultitypid' as oid)
left join pg_catalog.pg_namespace mn on mn.oid = m.typnamespace
cross join lateral (
    values ('shell', 0, case when r.rngcanonical <> 0 then format('create type %I.%I', n.nspname, t.typname) end),
    ('create', 1, format('create type %I.%I as range (%s)', n.nspname, t.typname, concat_ws(
        ', ',
        'subtype = ' || format_type(r.rngsubtype, null),
        case when not c.opcdefault then format('subtype_opclass = %I.%I', cn.nspname, c.opcname) end,
        case when r.rngcollation <> s.typcollation then format('collation = %I.%I', ln.nspname, l.collname) end,
        case when r.rngcanonical <> 0 then format('canonical = %s', cast(r.rngcanonical as regproc)) end,
        case when r.rngsubdiff <> 0 then format('subtype_diff = %s', cast(r.rngsubdiff as regproc)) end,
        case when m.oid is not null then format('multirange_type_name = %I.%I', mn.nspname, m.typname) end
    )))
) as p (part, position, ddl)
where p.ddl is not null
