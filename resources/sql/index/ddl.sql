-- What creates indexes that stand behind no constraint. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with named as (
    select
        c.oid, i, c.reltablespace, c.relkind,
        quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
        quote_ident(c.relname) as short,
        quote_ident(tn.nspname) || '.' || quote_ident(t.relname) as relation,
        pg_get_indexdef(c.oid) as definition,
        coalesce(' WHERE ' || pg_get_expr(i.indpred, i.indrelid), '') as predicate
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_index i on i.indexrelid = w.oid
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    join pg_catalog.pg_class t on t.oid = i.indrelid
    join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
), statement (oid, part, position, ddl) as (
    -- the server leaves the tablespace out, which stands before the condition
    select
        m.oid, 'create', 0,
        left(m.definition, length(m.definition) - length(m.predicate))
            || coalesce((select ' tablespace ' || quote_ident(s.spcname) from pg_catalog.pg_tablespace s where s.oid = m.reltablespace), '')
            || m.predicate
    from named m
    union all
    select m.oid, 'body', 1, 'alter index ' || quote_ident(n.nspname) || '.' || quote_ident(p.relname) || ' attach partition ' || m.name
    from named m
    join pg_catalog.pg_inherits h on h.inhrelid = m.oid
    join pg_catalog.pg_class p on p.oid = h.inhparent
    join pg_catalog.pg_namespace n on n.oid = p.relnamespace
    union all
    select m.oid, 'settings', 2, 'alter index ' || m.name || ' alter column ' || a.attnum || ' set statistics ' || a.attstattarget
    from named m
    join pg_catalog.pg_attribute a on a.attrelid = m.oid
    where coalesce(a.attstattarget, -1) >= 0
    union all
    select m.oid, 'settings', 4, 'alter table ' || m.relation || ' cluster on ' || m.short
    from named m
    where (m.i).indisclustered
    union all
    select m.oid, 'settings', 5, 'alter table only ' || m.relation || ' replica identity using index ' || m.short
    from named m
    where (m.i).indisreplident
)
select
    cast(cast('pg_catalog.pg_class' as regclass) as int8) as classid,
    cast(oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
