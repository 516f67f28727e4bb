-- What a foreign data wrapper is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select f.* from pg_catalog.pg_foreign_data_wrapper f where f.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.fdwname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.fdwowner) as text), null, 'pg_authid', cast(c.fdwowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_foreign_data_wrapper') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_foreign_data_wrapper' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 6, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 7, 'Definition', 'Handler', cast(cast(cast(c.fdwhandler as oid) as regprocedure) as text), null, 'pg_proc', cast(c.fdwhandler as int8), 0
    where c.fdwhandler <> 0
    union all
    select 8, 'Definition', 'Validator', cast(cast(cast(c.fdwvalidator as oid) as regprocedure) as text), null, 'pg_proc', cast(c.fdwvalidator as int8), 0
    where c.fdwvalidator <> 0
    union all
    select 9, 'Options', o.option_name, cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.fdwoptions) o where o.option_name <> 'pg_attver'
    union all
    select 10, 'Used by', 'Server', cast(s.srvname as text), null, 'pg_foreign_server', cast(s.oid as int8), 0
    from pg_catalog.pg_foreign_server s where s.srvfdw = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
