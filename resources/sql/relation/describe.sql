-- A relation and its columns, one row for each (one row with a null number where there is none); by its number, or by its quoted name where that is 0. estimate: rows, null while unknown; place: in the primary key, from 1.
with recursive relation as (
    select c.oid, c.relname, c.relnamespace, c.relkind, c.reltuples, c.relpages
    from pg_catalog.pg_class c
    where c.oid = case when :parent_oid > 0 then cast(cast(:parent_oid as int8) as oid) else cast(to_regclass(:relation) as oid) end
), below (relid) as (
    select i.inhrelid
    from relation r
    join pg_catalog.pg_inherits i on i.inhparent = r.oid
    where r.relkind = 'p'
    union all
    select i.inhrelid
    from below b
    join pg_catalog.pg_inherits i on i.inhparent = b.relid
)
select
    cast(r.oid as int8) as oid,
    cast(n.nspname as text) as schema,
    cast(r.relname as text) as name,
    cast(r.relkind as text) as relkind,
    cast(case
        when r.relkind = 'p' then (
            select sum(p.reltuples)
            from below b
            join pg_catalog.pg_class p on p.oid = b.relid
            where p.relkind <> 'p' and p.reltuples >= 0
        )
        when r.reltuples > 0 or r.relpages > 0 then nullif(r.reltuples, -1)
    end as int8) as estimate,
    cast(a.attnum as int8) as number,
    cast(a.attname as text) as column,
    cast(format_type(a.atttypid, -1) as text) as type,
    cast(a.attnotnull as bool) as notnull,
    cast(has_column_privilege(r.oid, a.attnum, 'select') as bool) as readable,
    cast((
        select k.place
        from pg_catalog.pg_index x
        cross join lateral unnest(cast(x.indkey as int2[])) with ordinality as k (number, place)
        where x.indrelid = r.oid and x.indisprimary and k.number = a.attnum and k.place <= x.indnkeyatts
    ) as int8) as place
from relation r
join pg_catalog.pg_namespace n on n.oid = r.relnamespace
left join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped
order by a.attnum
