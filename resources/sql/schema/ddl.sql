-- What creates schemas; public is there before anybody made it. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_namespace' as regclass) as int8) as classid,
    cast(n.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(case
        when n.nspname = 'public' then 'create schema if not exists public'
        else format('create schema %I', n.nspname)
    end as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_namespace n on n.oid = w.oid
