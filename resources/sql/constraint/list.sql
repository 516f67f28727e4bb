-- The constraints of a table with their columns, not null constraints (18) last; constraint triggers stand among the triggers. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('constraint' as text) as kind,
    cast(o.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(o.conname as text) as name,
    cast(null as text) as label,
    cast(concat_ws(
        ' ',
        case o.contype
            when 'p' then 'pk'
            when 'u' then 'unique'
            when 'f' then 'fk'
            when 'c' then 'check'
            when 'x' then 'exclude using ' || m.amname
            when 'n' then 'not null'
        end,
        -- of a check they are not all, and its condition cannot be had without waiting for a lock on the table
        case when o.contype in ('p', 'u', 'f', 'n') then '(' || (
            select string_agg(quote_ident(a.attname), ', ' order by k.number)
            from unnest(o.conkey) with ordinality as k (attnum, number)
            join pg_catalog.pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.attnum
        ) || ')' end,
        '→ ' || t.relname,
        case when o.condeferrable then 'deferrable' end,
        case when o.connoinherit and o.contype in ('c', 'n') then 'no inherit' end,
        case when not e.enforced then 'not enforced' end
    ) as text) as detail,
    cast(null as int8) as amount,
    cast(concat_ws(
        ' ',
        case o.contype when 'p' then 'pk' when 'u' then 'unique' when 'f' then 'fk' end,
        case when not e.enforced then 'disabled' when not o.convalidated then 'invalid' end
    ) as text) as marks,
    cast(d.description as text) as comment,
    cast(case o.contype when 'n' then 1 else 0 end as int8) as position
from pg_catalog.pg_constraint o
join pg_catalog.pg_namespace n on n.oid = o.connamespace
cross join lateral (select coalesce(cast(to_jsonb(o) ->> 'conenforced' as bool), true) as enforced) e
left join pg_catalog.pg_class t on t.oid = o.confrelid
left join pg_catalog.pg_class i on i.oid = o.conindid and o.contype = 'x'
left join pg_catalog.pg_am m on m.oid = i.relam
left join pg_catalog.pg_description d on d.objoid = o.oid and d.classoid = cast('pg_catalog.pg_constraint' as regclass) and d.objsubid = 0
where o.conrelid = :parent_oid and o.contype <> 't'
