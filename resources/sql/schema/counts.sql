-- How many objects of each folder a schema has: pg_class, pg_proc and pg_type are read once each.
select cast(c.kind as text) as kind, cast(count(*) as int8) as amount
from (
    select case relkind
        when 'r' then 'table'
        when 'p' then 'table'
        when 'f' then 'foreign_table'
        when 'v' then 'view'
        when 'm' then 'materialized_view'
        when 'S' then 'sequence'
    end as kind
    from pg_catalog.pg_class
    where relnamespace = :parent_oid and relkind in ('r', 'p', 'f', 'v', 'm', 'S') and not relispartition
    union all
    select case
        when p.prorettype in (cast('pg_catalog.trigger' as regtype), cast('pg_catalog.event_trigger' as regtype)) then 'trigger_function'
        when p.prokind = 'p' then 'procedure'
        when p.prokind = 'a' then 'aggregate'
        else 'function'
    end
    from pg_catalog.pg_proc p
    where p.pronamespace = :parent_oid
    union all
    select 'type'
    from pg_catalog.pg_type t
    where t.typnamespace = :parent_oid
    and (t.typtype in ('e', 'd', 'r')
        or (t.typtype = 'c' and exists (
            select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c'
        ))
        or (t.typtype = 'b' and t.typcategory <> 'A'))
) c
group by c.kind
