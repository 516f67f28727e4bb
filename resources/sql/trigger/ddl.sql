-- What creates triggers: those of partitions that come with their parent's are not asked for. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with recursive clone (root, oid, relid, name, enabled, differs) as (
    select g.oid, g.oid, g.tgrelid, g.tgname, g.tgenabled, g.tgenabled <> 'O'
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_trigger g on g.oid = w.oid
    union all
    -- where the parent's state has come along or not, depending on the version, it is said
    select c.root, g.oid, g.tgrelid, g.tgname, g.tgenabled, g.tgenabled <> 'O' or g.tgenabled <> c.enabled
    from clone c
    join pg_catalog.pg_inherits h on h.inhparent = c.relid
    join pg_catalog.pg_trigger g on g.tgrelid = h.inhrelid and g.tgparentid = c.oid
), statement (oid, part, position, ddl) as (
    select c.root, 'create', 0, pg_get_triggerdef(c.oid)
    from clone c
    where c.oid = c.root
    union all
    select
        c.root, 'settings', row_number() over (order by c.root <> c.oid, n.nspname, t.relname),
        'alter ' || case t.relkind when 'f' then 'foreign table only ' else 'table only ' end || quote_ident(n.nspname) || '.' || quote_ident(t.relname) || ' '
            || case c.enabled when 'D' then 'disable' when 'A' then 'enable always' when 'R' then 'enable replica' else 'enable' end
            || ' trigger ' || quote_ident(c.name)
    from clone c
    join pg_catalog.pg_class t on t.oid = c.relid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    where c.differs
)
select
    cast(cast('pg_catalog.pg_trigger' as regclass) as int8) as classid,
    cast(oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
