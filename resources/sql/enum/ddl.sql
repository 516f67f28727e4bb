-- What creates enums. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_type' as regclass) as int8) as classid,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('create type %I.%I as enum (%s)', n.nspname, t.typname, (
        select string_agg(quote_literal(e.enumlabel), ', ' order by e.enumsortorder)
        from pg_catalog.pg_enum e where e.enumtypid = t.oid
    )) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_type t on t.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
where t.typtype = 'e'
