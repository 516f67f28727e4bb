-- What a trigger is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select g.*, to_jsonb(g) as j from pg_catalog.pg_trigger g where g.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.tgname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Table', cast(cast(c.tgrelid as regclass) as text), null, 'pg_class', cast(c.tgrelid as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_trigger') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'Internal', cast(c.tgisinternal as text), 'flag', null, null, 0
    where c.tgisinternal
    union all
    select 6, 'Definition', 'When', cast(case when c.tgtype & 2 <> 0 then 'before' when c.tgtype & 64 <> 0 then 'instead of' else 'after' end as text), null, null, null, 0
    union all
    select 7, 'Definition', 'Events', cast(concat_ws(', ', case when c.tgtype & 4 <> 0 then 'insert' end, case when c.tgtype & 16 <> 0 then 'update' end, case when c.tgtype & 8 <> 0 then 'delete' end, case when c.tgtype & 32 <> 0 then 'truncate' end) as text), null, null, null, 0
    union all
    select 8, 'Definition', 'Of columns', cast(string_agg(quote_ident(a.attname), ', ' order by k.place) as text), null, null, null, 0
    from unnest(cast(c.tgattr as int2[])) with ordinality as k (number, place) join pg_catalog.pg_attribute a on a.attrelid = c.tgrelid and a.attnum = k.number
    union all
    select 9, 'Definition', 'For each', cast(case when c.tgtype & 1 <> 0 then 'row' else 'statement' end as text), null, null, null, 0
    union all
    select 10, 'Definition', 'Condition', cast(substring(pg_get_triggerdef(c.oid, true) from 'WHEN \((.*)\) EXECUTE ') as text), 'code', null, null, 0
    where c.tgqual is not null
    union all
    select 11, 'Definition', 'Old rows as', cast(c.tgoldtable as text), null, null, null, 0
    union all
    select 12, 'Definition', 'New rows as', cast(c.tgnewtable as text), null, null, null, 0
    union all
    select 13, 'Definition', 'Function', cast(cast(cast(c.tgfoid as oid) as regprocedure) as text), null, 'pg_proc', cast(c.tgfoid as int8), 0
    where c.tgfoid <> 0
    union all
    select 14, 'Definition', 'Arguments', cast(nullif(replace(encode(c.tgargs, 'escape'), '\000', ', '), '') as text), null, null, null, 0
    union all
    select 15, 'State', 'Enabled', cast(case c.tgenabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'on a replica only' when 'A' then 'always' end as text), null, null, null, 0
    union all
    select 16, 'State', 'Constraint trigger', cast(c.tgconstraint <> 0 as text), 'flag', null, null, 0
    union all
    select 17, 'State', 'Deferrable', cast(c.tgdeferrable as text), 'flag', null, null, 0
    union all
    select 18, 'State', 'Initially deferred', cast(c.tginitdeferred as text), 'flag', null, null, 0
    union all
    select 19, 'State', 'Constraint', cast(o.conname as text), null, 'pg_constraint', cast(o.oid as int8), 0
    from pg_catalog.pg_constraint o where o.oid = c.tgconstraint
    union all
    select 20, 'State', 'Of the trigger above', cast(p.tgname as text), null, 'pg_trigger', cast(p.oid as int8), 0
    from pg_catalog.pg_trigger p where cast(p.oid as text) = c.j ->> 'tgparentid'
    union all
    select 21, 'Definition in SQL', 'Definition', cast(pg_get_triggerdef(c.oid, true) as text), 'code', null, null, 0
    union all
    select 22, 'Definition in SQL', 'Source of the function', cast(p.prosrc as text), 'code', null, null, 0
    from pg_catalog.pg_proc p where p.oid = c.tgfoid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
