-- Functions and views (of the user's schemas) with :needle in their source: each line that holds it, at most 5 of one object; :pattern is
-- :needle in lower case for LIKE. A view whose definition would wait for a table that is locked is left out.
-- Columns of search.sql, and: line (its number; null: the text goes over several), excerpt (the line).
with patience (value) as materialized (
    select set_config('lock_timeout', '200ms', true)
), locked (relid) as materialized (
    select l.relation
    from pg_catalog.pg_locks l
    where l.locktype = 'relation' and l.mode = 'AccessExclusiveLock' and l.pid <> pg_backend_pid()
        and l.database = (select b.oid from pg_catalog.pg_database b where b.datname = current_database())
), sources (kind, oid, nsp, name, label, source) as (
    select
        case
            when p.prorettype in (
                cast('pg_catalog.trigger' as regtype), cast('pg_catalog.event_trigger' as regtype)
            ) then 'trigger_function'
            when p.prokind = 'p' then 'procedure'
            else 'function'
        end,
        p.oid, p.pronamespace, cast(p.proname as text), p.proname || '(' || oidvectortypes(p.proargtypes) || ')',
        case when p.prosrc = '' then pg_get_functiondef(p.oid) else p.prosrc end
    from pg_catalog.pg_proc p
    join pg_catalog.pg_namespace n on n.oid = p.pronamespace
    where p.prokind <> 'a' and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    union all
    -- offset 0: first it is settled which views may be asked, then they are asked
    select v.kind, v.oid, v.nsp, v.name, null, pg_get_viewdef(v.oid)
    from (
        select
            case c.relkind when 'v' then 'view' else 'materialized_view' end as kind,
            c.oid, c.relnamespace as nsp, cast(c.relname as text) as name
        from patience
        cross join pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where patience.value is not null and c.relkind in ('v', 'm')
            and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
            and c.oid not in (
                select k.relid from locked k
                union
                select r.ev_class
                from locked k
                join pg_catalog.pg_depend d
                    on d.refclassid = cast('pg_catalog.pg_class' as regclass) and d.refobjid = k.relid
                        and d.classid = cast('pg_catalog.pg_rewrite' as regclass)
                join pg_catalog.pg_rewrite r on r.oid = d.objid
            )
        offset 0
    ) v
), hits as materialized (
    select *
    from sources
    where lower(sources.source) like :pattern
    limit :limit
)
select
    cast(h.kind as text) as kind,
    cast(h.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(s.nspname as text) as schema,
    cast(h.name as text) as name,
    cast(h.label as text) as label,
    cast(s.nspname as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position,
    cast(null as text) as parent,
    cast(t.line as int8) as line,
    cast(left(t.text, 1000) as text) as excerpt
from hits h
join pg_catalog.pg_namespace s on s.oid = h.nsp
left join lateral (
    select e.line, e.text
    from unnest(string_to_array(h.source, chr(10))) with ordinality as e(text, line)
    where lower(e.text) like :pattern
    order by e.line
    limit 5
) t on true
order by h.name, s.nspname, h.oid, t.line
