-- What a publication is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select p.*, to_jsonb(p) as j from pg_catalog.pg_publication p where p.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.pubname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.pubowner) as text), null, 'pg_authid', cast(c.pubowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_publication') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_publication' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 6, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 7, 'Definition', 'All tables', cast(c.puballtables as text), 'flag', null, null, 0
    union all
    select 8, 'Definition', 'Publishes', cast(concat_ws(', ', case when c.pubinsert then 'insert' end, case when c.pubupdate then 'update' end, case when c.pubdelete then 'delete' end, case when c.pubtruncate then 'truncate' end) as text), null, null, null, 0
    union all
    select 9, 'Definition', 'Via the partition root', cast(c.pubviaroot as text), 'flag', null, null, 0
    union all
    select 10, 'Definition', 'Generated columns', cast(case c.j ->> 'pubgencols' when 'n' then 'none' when 's' then 'stored' end as text), null, null, null, 0
    union all
    select 11, 'Tables', 'Table', cast(cast(r.prrelid as regclass) as text), null, 'pg_class', cast(r.prrelid as int8), 0
    from pg_catalog.pg_publication_rel r where r.prpubid = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
