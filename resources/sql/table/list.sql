-- The tables of a schema, partitioned ones with the rows of all their partitions; partitions stand under their parent; those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
with recursive below (root, relid) as (
    select c.oid, i.inhrelid
    from pg_catalog.pg_class c
    join pg_catalog.pg_inherits i on i.inhparent = c.oid
    where c.relnamespace = :parent_oid and c.relkind = 'p' and not c.relispartition
    union all
    select b.root, i.inhrelid
    from below b
    join pg_catalog.pg_inherits i on i.inhparent = b.relid
), total (root, tuples) as (
    select b.root, sum(p.reltuples)
    from below b
    join pg_catalog.pg_class p on p.oid = b.relid
    where p.relkind <> 'p' and p.reltuples >= 0
    group by b.root
)
select
    cast(case when c.relkind = 'p' then 'partitioned_table' else 'table' end as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.relname as text) as name,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(case
        when c.relkind = 'p' then t.tuples
        when c.reltuples > 0 or c.relpages > 0 then nullif(c.reltuples, -1)
    end as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join total t on t.root = c.oid
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_class' as regclass) and d.objsubid = 0
where c.relnamespace = :parent_oid and c.relkind in ('r', 'p') and not c.relispartition
    and (:system or c.oid not in (
        select x.objid
        from pg_catalog.pg_depend x
        where x.refclassid = cast('pg_catalog.pg_extension' as regclass) and x.classid = cast('pg_catalog.pg_class' as regclass) and x.deptype = 'e'
    ))
