-- What an attribute of a composite type is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select a.*, t.typname, t.oid as type_oid from pg_catalog.pg_type t join pg_catalog.pg_attribute a on a.attrelid = t.typrelid where (t.oid = :oid or a.attrelid = :oid) and a.attnum = :sub and not a.attisdropped and t.typtype = 'c'
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(f.catalog as text) as catalog,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub
from me c
cross join lateral (
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.attname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Type it belongs to', cast(cast(cast(c.type_oid as oid) as regtype) as text), null, 'pg_type', cast(c.type_oid as int8), 0
    union all
    select 3, 'General', 'Position', cast(c.attnum as text), 'count', null, null, 0
    union all
    select 4, 'General', 'Comment', cast(col_description(c.attrelid, c.attnum) as text), null, null, null, 0
    union all
    select 5, 'Definition', 'Type', cast(format_type(c.atttypid, c.atttypmod) as text), null, 'pg_type', cast(c.atttypid as int8), 0
    union all
    select 6, 'Definition', 'Collation', cast(quote_ident(o.collname) as text), null, 'pg_collation', cast(o.oid as int8), 0
    from pg_catalog.pg_collation o where o.oid = c.attcollation
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
