-- What creates domains with their constraints; those not validated, and those whose functions take the domain itself, are rows of their own. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with constraints as (
    select t.oid as type, c.oid, c.conname, c.contype, pg_get_constraintdef(c.oid) as def,
        not c.convalidated or exists (
            select from pg_catalog.pg_depend d
            join pg_catalog.pg_depend f on f.classid = d.refclassid and f.objid = d.refobjid
            where d.classid = cast('pg_catalog.pg_constraint' as regclass) and d.objid = c.oid
                and d.refclassid = cast('pg_catalog.pg_proc' as regclass)
                and f.refclassid = cast('pg_catalog.pg_type' as regclass) and f.refobjid in (t.oid, t.typarray)
        ) as apart
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_type t on t.oid = w.oid
    join pg_catalog.pg_constraint c on c.contypid = t.oid
)
select
    cast(p.classid as int8) as classid,
    cast(p.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(p.part as text) as part,
    cast(p.position as int8) as position,
    cast(p.ddl as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_type t on t.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
join pg_catalog.pg_type b on b.oid = t.typbasetype
left join pg_catalog.pg_collation l on l.oid = t.typcollation
left join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace
cross join lateral (
    select cast('pg_catalog.pg_type' as regclass), t.oid, 'create', 0, concat_ws(
        ' ',
        format('create domain %I.%I as %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod)),
        case when t.typcollation <> b.typcollation then format('collate %I.%I', ln.nspname, l.collname) end,
        'default ' || coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)),
        case when t.typnotnull and not exists (select from constraints c where c.type = t.oid and c.contype = 'n') then 'not null' end,
        (
            select string_agg(format(
                'constraint %I %s', c.conname, case c.contype when 'n' then 'not null' else c.def end
            ), ' ' order by c.contype desc, c.conname)
            from constraints c where c.type = t.oid and not c.apart
        )
    )
    union all
    select cast('pg_catalog.pg_constraint' as regclass), c.oid, 'body', 1, format(
        'alter domain %I.%I add constraint %I %s', n.nspname, t.typname, c.conname,
        case c.contype when 'n' then 'not null' else c.def end
    )
    from constraints c where c.type = t.oid and c.apart
) as p (classid, oid, part, position, ddl)
where t.typtype = 'd'
