-- How many tables a publication names.
select cast('publication_table' as text) as kind, cast(count(*) as int8) as amount
from pg_catalog.pg_publication_rel r
where r.prpubid = :parent_oid
