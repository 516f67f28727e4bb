-- The constraints of a domain. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('domain_constraint' as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.conname as text) as name,
    cast(null as text) as label,
    cast(pg_get_constraintdef(c.oid) as text) as detail,
    cast(null as int8) as amount,
    cast(case when not c.convalidated then 'invalid' end as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_constraint c
join pg_catalog.pg_namespace n on n.oid = c.connamespace
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_constraint' as regclass) and d.objsubid = 0
where c.contypid = :parent_oid
