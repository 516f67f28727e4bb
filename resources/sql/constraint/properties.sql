-- What a constraint is, of a table or of a domain. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.*, to_jsonb(o) as j from pg_catalog.pg_constraint o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.conname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Table', cast(cast(c.conrelid as regclass) as text), null, 'pg_class', cast(c.conrelid as int8), 0
    where c.conrelid <> 0
    union all
    select 3, 'General', 'Domain', cast(cast(c.contypid as regtype) as text), null, 'pg_type', cast(c.contypid as int8), 0
    where c.contypid <> 0
    union all
    select 4, 'General', 'Kind', cast(case c.contype when 'p' then 'primary key' when 'u' then 'unique' when 'f' then 'foreign key' when 'c' then 'check' when 'x' then 'exclusion' when 'n' then 'not null' when 't' then 'constraint trigger' end as text), null, null, null, 0
    union all
    select 5, 'General', 'Comment', cast(obj_description(c.oid, 'pg_constraint') as text), null, null, null, 0
    union all
    select 6, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 7, 'What it checks', 'Columns', cast(string_agg(quote_ident(a.attname), ', ' order by k.place) as text), null, null, null, 0
    from unnest(c.conkey) with ordinality as k (number, place) join pg_catalog.pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number
    union all
    select 8, 'What it checks', 'Expression', cast(pg_get_expr(c.conbin, c.conrelid) as text), 'code', null, null, 0
    union all
    select 9, 'What it checks', 'Index', cast(cast(c.conindid as regclass) as text), null, 'pg_class', cast(c.conindid as int8), 0
    where c.conindid <> 0
    union all
    select 10, 'Foreign key', 'Refers to', cast(cast(c.confrelid as regclass) as text), null, 'pg_class', cast(c.confrelid as int8), 0
    where c.confrelid <> 0
    union all
    select 11, 'Foreign key', 'Columns there', cast(string_agg(quote_ident(a.attname), ', ' order by k.place) as text), null, null, null, 0
    from unnest(c.confkey) with ordinality as k (number, place) join pg_catalog.pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.number
    union all
    select 12, 'Foreign key', 'On update', cast(case c.confupdtype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null' when 'd' then 'set default' end as text), null, null, null, 0
    where c.contype = 'f'
    union all
    select 13, 'Foreign key', 'On delete', cast(case c.confdeltype when 'a' then 'no action' when 'r' then 'restrict' when 'c' then 'cascade' when 'n' then 'set null' when 'd' then 'set default' end as text), null, null, null, 0
    where c.contype = 'f'
    union all
    select 14, 'Foreign key', 'Match', cast(case c.confmatchtype when 'f' then 'full' when 'p' then 'partial' when 's' then 'simple' end as text), null, null, null, 0
    where c.contype = 'f'
    union all
    select 15, 'Foreign key', 'Index on its columns', cast(coalesce(min(cast(cast(x.indexrelid as regclass) as text)), 'none: deletes and updates there read the whole table') as text), null, null, null, 0
    from pg_catalog.pg_index x where x.indrelid = c.conrelid and x.indisvalid and cardinality(c.conkey) <= x.indnkeyatts and not exists (select from unnest(cast(x.indkey as int2[])) with ordinality as k (number, place) where k.place <= cardinality(c.conkey) and not k.number = any (c.conkey)) and c.contype = 'f' having c.contype = 'f'
    union all
    select 16, 'State', 'Deferrable', cast(c.condeferrable as text), 'flag', null, null, 0
    union all
    select 17, 'State', 'Initially deferred', cast(c.condeferred as text), 'flag', null, null, 0
    union all
    select 18, 'State', 'Validated', cast(c.convalidated as text), 'flag', null, null, 0
    union all
    select 19, 'State', 'Enforced', cast(c.j ->> 'conenforced' as text), 'flag', null, null, 0
    union all
    select 20, 'State', 'Period or without overlaps', cast(c.j ->> 'conperiod' as text), 'flag', null, null, 0
    union all
    select 21, 'State', 'Inherited from tables', cast(nullif(c.coninhcount, 0) as text), 'count', null, null, 0
    union all
    select 22, 'State', 'Not inherited', cast(c.connoinherit as text), 'flag', null, null, 0
    where c.contype in ('c', 'n')
    union all
    select 23, 'State', 'Of the constraint above', cast(p.conname as text), null, 'pg_constraint', cast(p.oid as int8), 0
    from pg_catalog.pg_constraint p where p.oid = c.conparentid
    union all
    select 24, 'Definition in SQL', 'Definition', cast(pg_get_constraintdef(c.oid, true) as text), 'code', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
