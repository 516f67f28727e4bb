-- The constraints of a table; not-null constraints (18) are marks of their columns. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('constraint' as text) as kind,
    cast(o.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(o.conname as text) as name,
    cast(null as text) as label,
    cast(case o.contype
        when 'p' then 'primary key'
        when 'u' then 'unique'
        when 'f' then 'foreign key'
        when 'c' then 'check'
        when 'x' then 'exclude'
        when 't' then 'trigger'
    end as text) as detail,
    cast(null as int8) as amount,
    cast(concat_ws(
        ' ',
        case o.contype when 'p' then 'pk' when 'u' then 'unique' when 'f' then 'fk' end,
        case when not o.convalidated then 'invalid' end
    ) as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_constraint o
join pg_catalog.pg_namespace n on n.oid = o.connamespace
left join pg_catalog.pg_description d on d.objoid = o.oid and d.classoid = cast('pg_catalog.pg_constraint' as regclass) and d.objsubid = 0
where o.conrelid = :parent_oid and o.contype <> 'n'
