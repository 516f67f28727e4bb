-- What creates extended statistics. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with statement (oid, part, position, ddl) as (
    select s.oid, 'create', 0, pg_get_statisticsobjdef(s.oid)
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_statistic_ext s on s.oid = w.oid
    union all
    select s.oid, 'settings', 1, 'alter statistics ' || quote_ident(n.nspname) || '.' || quote_ident(s.stxname) || ' set statistics ' || s.stxstattarget
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_statistic_ext s on s.oid = w.oid
    join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
    where coalesce(s.stxstattarget, -1) >= 0
)
select
    cast(cast('pg_catalog.pg_statistic_ext' as regclass) as int8) as classid,
    cast(oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
