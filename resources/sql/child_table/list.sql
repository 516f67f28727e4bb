-- The tables that inherit from a table (partitions are not meant); they stand in their schema too. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast(case c.relkind when 'f' then 'foreign_table' else 'table' end as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.relname as text) as name,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(case when c.reltuples > 0 or c.relpages > 0 then nullif(c.reltuples, -1) end as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_inherits h
join pg_catalog.pg_class c on c.oid = h.inhrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_class' as regclass) and d.objsubid = 0
where h.inhparent = :parent_oid and not c.relispartition and c.relkind in ('r', 'p', 'f')
