-- What creates event triggers, and in which sessions they fire. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_event_trigger' as regclass) as int8) as classid,
    cast(e.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(p.part as text) as part,
    cast(p.position as int8) as position,
    cast(p.ddl as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_event_trigger e on e.oid = w.oid
join pg_catalog.pg_proc f on f.oid = e.evtfoid
join pg_catalog.pg_namespace n on n.oid = f.pronamespace
cross join lateral (
    values ('create', 0, concat_ws(
        ' ',
        format('create event trigger %I on %I', e.evtname, e.evtevent),
        'when tag in (' || (
            select string_agg(quote_literal(t.tag), ', ' order by t.number)
            from unnest(e.evttags) with ordinality as t (tag, number)
        ) || ')',
        format('execute function %I.%I()', n.nspname, f.proname)
    )),
    ('settings', 1, case when e.evtenabled <> 'O' then format(
        'alter event trigger %I %s',
        e.evtname,
        case e.evtenabled when 'D' then 'disable' when 'A' then 'enable always' else 'enable replica' end
    ) end)
) as p (part, position, ddl)
where p.ddl is not null
