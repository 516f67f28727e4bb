-- What a rule is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select r.* from pg_catalog.pg_rewrite r where r.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.rulename as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Table', cast(cast(c.ev_class as regclass) as text), null, 'pg_class', cast(c.ev_class as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_rewrite') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'Definition', 'Event', cast(case c.ev_type when '1' then 'select' when '2' then 'update' when '3' then 'insert' when '4' then 'delete' end as text), null, null, null, 0
    union all
    select 6, 'Definition', 'Instead', cast(c.is_instead as text), 'flag', null, null, 0
    union all
    select 7, 'Definition', 'Enabled', cast(case c.ev_enabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'on a replica only' when 'A' then 'always' end as text), null, null, null, 0
    union all
    select 8, 'Definition in SQL', 'Definition', cast(pg_get_ruledef(c.oid, true) as text), 'code', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
