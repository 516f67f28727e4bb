-- The tables of a publication. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast(case c.relkind when 'p' then 'partitioned_table' else 'table' end as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.relname as text) as name,
    cast(case when n.nspname <> 'public' then n.nspname || '.' || c.relname end as text) as label,
    cast(null as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_publication_rel r
join pg_catalog.pg_class c on c.oid = r.prrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_class' as regclass) and d.objsubid = 0
where r.prpubid = :parent_oid
