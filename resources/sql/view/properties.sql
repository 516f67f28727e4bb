-- What a view or materialized view is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select c.* from pg_catalog.pg_class c where c.oid = :oid and c.relkind in ('v', 'm')
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.relname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.relnamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.relowner) as text), null, 'pg_authid', cast(c.relowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_class') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabels l where l.classoid = cast('pg_catalog.pg_class' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 9, 'Definition', 'Columns', cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    union all
    select 10, 'Definition', 'Rows (estimate)', cast(cast(c.reltuples as int8) as text), 'count', null, null, 0
    where c.relkind = 'm' and c.reltuples >= 0
    union all
    select 11, 'Definition', 'Filled', cast(c.relispopulated as text), 'flag', null, null, 0
    where c.relkind = 'm'
    union all
    select 12, 'Definition', 'Can be refreshed concurrently', cast(exists (select from pg_catalog.pg_index x where x.indrelid = c.oid and x.indisunique and x.indisvalid and x.indpred is null and not 0 = any (x.indkey)) as text), 'flag', null, null, 0
    where c.relkind = 'm'
    union all
    select 13, 'Definition', 'Can be inserted into', cast(pg_relation_is_updatable(c.oid, false) & 8 <> 0 as text), 'flag', null, null, 0
    where c.relkind = 'v'
    union all
    select 14, 'Definition', 'Can be updated', cast(pg_relation_is_updatable(c.oid, false) & 4 <> 0 as text), 'flag', null, null, 0
    where c.relkind = 'v'
    union all
    select 15, 'Options', 'Check option', cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.reloptions) o where o.option_name = 'check_option'
    union all
    select 16, 'Options', 'Security barrier', cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.reloptions) o where o.option_name = 'security_barrier'
    union all
    select 17, 'Options', 'Security invoker', cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.reloptions) o where o.option_name = 'security_invoker'
    union all
    select 18, 'Options', o.option_name, cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.reloptions) o where o.option_name not in ('check_option', 'security_barrier', 'security_invoker')
    union all
    select 19, 'Storage', 'Tablespace', cast(coalesce(t.spcname, b.spcname || ' (of the database)') as text), null, 'pg_tablespace', cast(coalesce(t.oid, b.oid) as int8), 0
    from pg_catalog.pg_database d
    join pg_catalog.pg_tablespace b on b.oid = d.dattablespace
    left join pg_catalog.pg_tablespace t on t.oid = c.reltablespace
    where d.datname = current_database() and c.relkind = 'm'
    union all
    select 20, 'Storage', 'Access method', cast(m.amname as text), null, 'pg_am', cast(m.oid as int8), 0
    from pg_catalog.pg_am m where m.oid = c.relam
    union all
    select 21, 'Storage', 'TOAST table', cast(cast(c.reltoastrelid as regclass) as text), null, null, null, 0
    where c.reltoastrelid <> 0
    union all
    select 22, 'Storage', 'File', cast(pg_relation_filepath(c.oid) as text), null, null, null, 0
    where c.relkind = 'm'
    union all
    select 23, 'Query', 'Query', cast(pg_get_viewdef(c.oid, true) as text), 'code', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
