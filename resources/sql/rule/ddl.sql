-- What creates rules; the one that makes a view is the view's. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with statement (oid, part, position, ddl) as (
    select r.oid, 'create', 0, rtrim(pg_get_ruledef(r.oid), ';')
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_rewrite r on r.oid = w.oid and r.rulename <> '_RETURN'
    union all
    select
        r.oid, 'settings', 1,
        'alter table ' || quote_ident(n.nspname) || '.' || quote_ident(t.relname) || ' '
            || case r.ev_enabled when 'D' then 'disable' when 'A' then 'enable always' when 'R' then 'enable replica' end
            || ' rule ' || quote_ident(r.rulename)
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_rewrite r on r.oid = w.oid and r.rulename <> '_RETURN'
    join pg_catalog.pg_class t on t.oid = r.ev_class
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    where r.ev_enabled <> 'O'
)
select
    cast(cast('pg_catalog.pg_rewrite' as regclass) as int8) as classid,
    cast(oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
