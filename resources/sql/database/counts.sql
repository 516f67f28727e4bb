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
select cast('foreign_server' as text), cast(count(*) as int8)
from pg_catalog.pg_foreign_server
union all
select cast('publication' as text), cast(count(*) as int8)
from pg_catalog.pg_publication
union all
select cast('subscription' as text), cast(count(*) as int8)
from pg_catalog.pg_subscription
where subdbid = (select oid from pg_catalog.pg_database where datname = current_database())
