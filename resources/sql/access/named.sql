-- What names may mean: of a relation or sequence the first along the path, of a routine every one of the first schema that has it. place: of the name in the arrays, from 1.
with path as (
    select p.name, p.place
    from unnest(case when cast(:path as text[]) = '{}' then cast(current_schemas(true) as text[]) else cast(:path as text[]) || cast('pg_catalog' as text) end)
        with ordinality p (name, place)
), asked as (
    select a.schema, a.name, a.what, a.place
    from unnest(cast(:schemas as text[]), cast(:names as text[]), cast(:what as text[])) with ordinality a (schema, name, what, place)
), candidates as (
    select
        a.place, c.oid, coalesce(p.place, 0) as rank,
        case c.relkind when 'v' then 'view' when 'm' then 'materialized_view' when 'f' then 'foreign_table' when 'S' then 'sequence' else 'table' end as kind
    from asked a
    join pg_catalog.pg_class c on a.what in ('relation', 'sequence') and c.relname = a.name and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    left join path p on a.schema = '' and p.name = n.nspname
    where n.nspname = a.schema or p.name is not null
    union all
    select
        a.place, r.oid, coalesce(p.place, 0),
        case r.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end
    from asked a
    join pg_catalog.pg_proc r on a.what = 'routine' and r.proname = a.name
    join pg_catalog.pg_namespace n on n.oid = r.pronamespace
    left join path p on a.schema = '' and p.name = n.nspname
    where n.nspname = a.schema or p.name is not null
    union all
    select a.place, t.oid, coalesce(p.place, 0), case when t.typtype = 'd' then 'domain' else 'type' end
    from asked a
    join pg_catalog.pg_type t on a.what = 'type' and t.typname = a.name
    join pg_catalog.pg_namespace n on n.oid = t.typnamespace
    left join path p on a.schema = '' and p.name = n.nspname
    where n.nspname = a.schema or p.name is not null
    union all
    select a.place, n.oid, 0, 'schema'
    from asked a
    join pg_catalog.pg_namespace n on n.nspname = case
        when a.schema <> '' then a.schema
        else (select p.name from path p where p.name <> 'pg_catalog' and p.name !~ '^pg_(toast_)?temp_' order by p.place limit 1)
    end
    where a.what = 'schema'
    union all
    select a.place, d.oid, 0, 'database'
    from asked a
    join pg_catalog.pg_database d on a.what = 'database' and d.datname = current_database()
    union all
    select a.place, 0, 0, 'parameter'
    from asked a
    where a.what = 'parameter'
)
select
    cast(c.place as int8) as place,
    cast(c.kind as text) as kind,
    cast(c.oid as int8) as oid
from candidates c
where c.rank = (select min(o.rank) from candidates o where o.place = c.place)
order by c.place, c.oid
