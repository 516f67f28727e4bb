-- Every role as everybody sees it, to tell what changed.
select
    cast(r.oid as int8) as oid,
    cast(r.rolname as text) as name,
    cast(cast(r as text) as text) as state
from pg_catalog.pg_roles r
