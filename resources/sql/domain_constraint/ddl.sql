-- What adds constraints to domains that are there. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_constraint' as regclass) as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format(
        'alter domain %I.%I add constraint %I %s', n.nspname, t.typname, c.conname,
        case c.contype when 'n' then 'not null' else pg_get_constraintdef(c.oid) end
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_constraint c on c.oid = w.oid
join pg_catalog.pg_type t on t.oid = c.contypid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
