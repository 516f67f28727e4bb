-- How many objects of each folder the database has.
select cast('extension' as text) as kind, cast(count(*) as int8) as amount
from pg_catalog.pg_extension
union all
select cast('language' as text), cast(count(*) as int8)
from pg_catalog.pg_language
where :system or lanispl
union all
select cast('event_trigger' as text), cast(count(*) as int8)
from pg_catalog.pg_event_trigger
union all
select cast('foreign_data_wrapper' as text), cast(count(*) as int8)
from pg_catalog.pg_foreign_data_wrapper
union all
select cast('publication' as text), cast(count(*) as int8)
from pg_catalog.pg_publication
union all
select cast('subscription' as text), cast(count(*) as int8)
from pg_catalog.pg_subscription
where subdbid = (select oid from pg_catalog.pg_database where datname = current_database())
union all
select cast('cast' as text), cast(count(*) as int8)
from pg_catalog.pg_cast c
where :system or (c.oid >= 16384 and not exists (
    select from pg_catalog.pg_depend x
    where x.classid = cast('pg_catalog.pg_cast' as regclass) and x.objid = c.oid and x.deptype in ('e', 'i')
))
union all
select cast('transform' as text), cast(count(*) as int8)
from pg_catalog.pg_transform t
where :system or not exists (
    select from pg_catalog.pg_depend x
    where x.classid = cast('pg_catalog.pg_transform' as regclass) and x.objid = t.oid and x.deptype = 'e'
)
union all
select cast('access_method' as text), cast(count(*) as int8)
from pg_catalog.pg_am a
where :system or (a.oid >= 16384 and not exists (
    select from pg_catalog.pg_depend x
    where x.classid = cast('pg_catalog.pg_am' as regclass) and x.objid = a.oid and x.deptype = 'e'
))
union all
-- there may be millions, and nobody wants to wait for their number
select cast('large_object' as text), cast(count(*) as int8)
from (select from pg_catalog.pg_largeobject_metadata limit 10000) as l
union all
select cast('default_privilege' as text), cast(count(*) as int8)
from pg_catalog.pg_default_acl
where defaclnamespace = 0
union all
select cast('setting' as text), cast(coalesce(sum(cardinality(s.setconfig)), 0) as int8)
from pg_catalog.pg_db_role_setting s
join pg_catalog.pg_database d on d.oid = s.setdatabase
where d.datname = current_database()
