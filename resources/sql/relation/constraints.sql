-- The constraints of a table, for its page. Columns: catalog, oid, sub, name, type, definition, state, comment.
select
    cast('pg_constraint' as text) as catalog,
    cast(o.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(o.conname as text) as name,
    cast(case o.contype
        when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'c' then 'check'
        when 'x' then 'exclusion' when 'n' then 'not null' when 't' then 'constraint trigger' else cast(o.contype as text)
    end as text) as type,
    cast(pg_get_constraintdef(o.oid) as text) as definition,
    cast(concat_ws(
        ', ',
        case when not o.convalidated then 'not validated' end,
        case when to_jsonb(o) ->> 'conenforced' = 'false' then 'not enforced' end,
        case when o.condeferred then 'initially deferred' when o.condeferrable then 'deferrable' end,
        case when o.coninhcount > 0 then 'inherited' end,
        case when o.connoinherit and o.contype in ('c', 'n') then 'no inherit' end
    ) as text) as state,
    cast(obj_description(o.oid, 'pg_constraint') as text) as comment
from pg_catalog.pg_constraint o
where o.conrelid = :oid
order by array_position(array['p', 'u', 'x', 'f', 'c', 'n', 't'], cast(o.contype as text)), o.conname
