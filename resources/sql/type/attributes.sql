-- The attributes of a composite type, for its page. Columns: catalog, oid, sub, position, name, type, collation, comment.
select
    cast('pg_class' as text) as catalog,
    cast(a.attrelid as int8) as oid,
    cast(a.attnum as int8) as sub,
    cast(a.attnum as int8) as position,
    cast(a.attname as text) as name,
    cast(format_type(a.atttypid, a.atttypmod) as text) as type,
    cast(case when a.attcollation <> y.typcollation then (
        select quote_ident(c.collname) from pg_catalog.pg_collation c where c.oid = a.attcollation
    ) end as text) as collation,
    cast(col_description(a.attrelid, a.attnum) as text) as comment
from pg_catalog.pg_type t
join pg_catalog.pg_attribute a on a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
join pg_catalog.pg_type y on y.oid = a.atttypid
where t.oid = :oid
order by a.attnum
