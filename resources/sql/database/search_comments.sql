-- Relations, columns, routines, types and schemas (of the user's schemas) with :needle in their comment, and the line of it; :pattern is
-- :needle in lower case for LIKE. Columns of search.sql, and: line, excerpt.
with hits as materialized (
    select d.classoid, d.objoid, d.objsubid, d.description
    from pg_catalog.pg_description d
    where d.classoid in (
        cast('pg_catalog.pg_class' as regclass), cast('pg_catalog.pg_proc' as regclass),
        cast('pg_catalog.pg_type' as regclass), cast('pg_catalog.pg_namespace' as regclass)
    ) and lower(d.description) like :pattern
), named (kind, oid, sub, nsp, name, label, parent, description) as (
    select
        case
            when h.objsubid > 0 then 'column'
            when c.relkind = 'r' and c.relispartition then 'partition'
            when c.relkind = 'r' then 'table'
            when c.relkind = 'p' then 'partitioned_table'
            when c.relkind = 'f' then 'foreign_table'
            when c.relkind = 'v' then 'view'
            when c.relkind = 'm' then 'materialized_view'
            when c.relkind = 'S' then 'sequence'
            when c.relkind in ('i', 'I') then 'index'
            else 'composite_type'
        end,
        c.oid, h.objsubid, c.relnamespace, cast(coalesce(a.attname, c.relname) as text), cast(null as text),
        cast(case when h.objsubid > 0 then c.relname end as text), h.description
    from hits h
    join pg_catalog.pg_class c on c.oid = h.objoid and h.classoid = cast('pg_catalog.pg_class' as regclass)
    left join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum = h.objsubid and h.objsubid > 0
    where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I') or h.objsubid > 0
    union all
    select
        case
            when p.prorettype in (
                cast('pg_catalog.trigger' as regtype), cast('pg_catalog.event_trigger' as regtype)
            ) then 'trigger_function'
            when p.prokind = 'p' then 'procedure'
            when p.prokind = 'a' then 'aggregate'
            else 'function'
        end,
        p.oid, 0, p.pronamespace, p.proname, p.proname || '(' || oidvectortypes(p.proargtypes) || ')', null, h.description
    from hits h
    join pg_catalog.pg_proc p on p.oid = h.objoid and h.classoid = cast('pg_catalog.pg_proc' as regclass)
    union all
    select
        case t.typtype
            when 'e' then 'enum'
            when 'c' then 'composite_type'
            when 'd' then 'domain'
            when 'r' then 'range_type'
            else 'base_type'
        end,
        t.oid, 0, t.typnamespace, t.typname, null, null, h.description
    from hits h
    join pg_catalog.pg_type t on t.oid = h.objoid and h.classoid = cast('pg_catalog.pg_type' as regclass)
    union all
    select 'schema', n.oid, 0, n.oid, n.nspname, null, null, h.description
    from hits h
    join pg_catalog.pg_namespace n on n.oid = h.objoid and h.classoid = cast('pg_catalog.pg_namespace' as regclass)
)
select
    cast(n.kind as text) as kind,
    cast(n.oid as int8) as oid,
    cast(n.sub as int8) as sub,
    cast(s.nspname as text) as schema,
    cast(n.name as text) as name,
    cast(n.label as text) as label,
    cast(concat_ws('.', s.nspname, n.parent) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(n.description as text) as comment,
    cast(0 as int8) as position,
    cast(n.parent as text) as parent,
    cast(t.line as int8) as line,
    cast(left(t.text, 1000) as text) as excerpt
from named n
join pg_catalog.pg_namespace s on s.oid = n.nsp
left join lateral (
    select e.line, e.text
    from unnest(string_to_array(n.description, chr(10))) with ordinality as e(text, line)
    where lower(e.text) like :pattern
    order by e.line
    limit 1
) t on true
where s.nspname !~ '^pg_' and s.nspname <> 'information_schema'
order by n.name, s.nspname, n.oid, n.sub
limit :limit
