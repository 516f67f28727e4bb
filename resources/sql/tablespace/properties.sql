-- What a tablespace is; its size where one may create in it. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select t.* from pg_catalog.pg_tablespace t where t.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.spcname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.spcowner) as text), null, 'pg_authid', cast(c.spcowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(shobj_description(c.oid, 'pg_tablespace') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 6, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_shseclabel l where l.classoid = cast('pg_catalog.pg_tablespace' as regclass) and l.objoid = c.oid
    union all
    select 7, 'Definition', 'Location', cast(coalesce(nullif(pg_tablespace_location(c.oid), ''), 'in the data directory') as text), null, null, null, 0
    union all
    select 8, 'Definition', 'Size', cast(case when has_tablespace_privilege(c.oid, 'create') then pg_tablespace_size(c.oid) end as text), 'bytes', null, null, 0
    union all
    select 9, 'Definition', 'Size', cast('hidden: needs the privilege CREATE on the tablespace' as text), null, null, null, 0
    where not has_tablespace_privilege(c.oid, 'create')
    union all
    select 10, 'Parameters', o.option_name, cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.spcoptions) o where o.option_name <> 'pg_attver'
    union all
    select 11, 'Used by', 'Databases', cast(d.datname as text), null, 'pg_database', cast(d.oid as int8), 0
    from pg_catalog.pg_database d where d.dattablespace = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
