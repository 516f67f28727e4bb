-- How many tables and schemas a publication names.
select cast('publication_table' as text) as kind, cast(count(*) as int8) as amount
from pg_catalog.pg_publication_rel r
where r.prpubid = :parent_oid
union all
select cast('publication_schema' as text), cast(count(*) as int8)
from pg_catalog.pg_publication_namespace n
where n.pnpubid = :parent_oid
