-- Columns of tables and views whose name holds :needle, as search.sql finds objects: equal first, then beginning with it, short before
-- long. Columns of search.sql.
with found as materialized (
    select a.attrelid, a.attnum, a.attname, lower(cast(a.attname as text) collate "default") as low
    from pg_catalog.pg_attribute a
    where a.attrelid >= 16384 and a.attnum > 0 and not a.attisdropped
        and lower(cast(a.attname as text) collate "default") like :pattern
)
select
    cast('column' as text) as kind,
    cast(f.attrelid as int8) as oid,
    cast(f.attnum as int8) as sub,
    cast(s.nspname as text) as schema,
    cast(f.attname as text) as name,
    cast(null as text) as label,
    cast(concat_ws('.', s.nspname, c.relname) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position,
    cast(c.relname as text) as parent,
    cast(null as int8) as line,
    cast(null as text) as excerpt
from found f
join pg_catalog.pg_class c on c.oid = f.attrelid
join pg_catalog.pg_namespace s on s.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f', 'v', 'm') and not c.relispartition
    and s.nspname !~ '^pg_' and s.nspname <> 'information_schema'
order by f.low <> lower(:needle), f.low not like :prefix, length(f.attname), f.attname, s.nspname, c.relname
limit :limit
