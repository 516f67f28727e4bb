-- What creates the constraints of tables: keys, exclusion, checks and not null made apart. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
-- Constraint triggers are created as triggers; most checks and not null constraints stand within create table.
with recursive named as (
    select
        k.oid, k,
        'alter ' || case t.relkind when 'f' then 'foreign table ' else 'table ' end as alter,
        -- what partitions and children get from it is made with it; their keys are attached, which the server refuses for exclusion
        case when (k.contype in ('p', 'u') and not p.period) or (k.contype in ('f', 'p', 'u', 'x') and t.relkind <> 'p') or (k.contype in ('c', 'n') and k.connoinherit) then 'only ' else '' end as only,
        quote_ident(n.nspname) || '.' || quote_ident(t.relname) as relation,
        quote_ident(k.conname) as name,
        pg_get_constraintdef(k.oid) as definition,
        k.contype in ('p', 'u') and not p.period as attachable,
        coalesce(' WHERE (' || pg_get_expr(i.indpred, i.indrelid) || ')', '')
            || case when i.indexrelid is not null and k.condeferrable then ' DEFERRABLE' else '' end
            || case when i.indexrelid is not null and k.condeferred then ' INITIALLY DEFERRED' else '' end as tail,
        quote_ident(xn.nspname) || '.' || quote_ident(x.relname) as index,
        x.reltablespace, x.reloptions, i.indisclustered, i.indisreplident
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_constraint k on k.oid = w.oid and k.contype <> 't'
    join pg_catalog.pg_class t on t.oid = k.conrelid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    cross join lateral (select coalesce(cast(to_jsonb(k) ->> 'conperiod' as bool), false) as period) p
    left join pg_catalog.pg_index i on i.indexrelid = k.conindid and k.contype in ('p', 'u', 'x')
    left join pg_catalog.pg_class x on x.oid = i.indexrelid
    left join pg_catalog.pg_namespace xn on xn.oid = x.relnamespace
), heir (root, oid, relid, name, valid, depth, odd, validate) as (
    select m.oid, m.oid, (m.k).conrelid, (m.k).conname, (m.k).convalidated, 0, false, false
    from named m
    where (m.k).contype in ('c', 'f', 'n')
    union all
    select h.root, k.oid, k.conrelid, k.conname, k.convalidated, h.depth + 1, k.conname <> h.name, k.convalidated and not h.valid
    from heir h
    join named m on m.oid = h.root
    join pg_catalog.pg_inherits i on i.inhparent = h.relid
    join pg_catalog.pg_constraint k on k.conrelid = i.inhrelid and k.contype = (m.k).contype and case k.contype
        when 'f' then k.conparentid = h.oid
        when 'c' then k.conname = h.name and k.coninhcount > 0
        else k.coninhcount > 0 and (
            select a.attname from pg_catalog.pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]
        ) = (select a.attname from pg_catalog.pg_attribute a where a.attrelid = (m.k).conrelid and a.attnum = (m.k).conkey[1])
    end
    where h.depth < 100
), statement (oid, part, position, ddl) as (
    -- a partition's foreign key of another name is made first, so that the parent's finds and takes it
    select
        h.root, 'create', - h.depth,
        'alter table ' || quote_ident(n.nspname) || '.' || quote_ident(t.relname) || E'\n    add constraint ' || quote_ident(h.name) || ' '
            || pg_get_constraintdef(h.oid)
    from heir h
    join pg_catalog.pg_class t on t.oid = h.relid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    where h.odd and (select k.contype from pg_catalog.pg_constraint k where k.oid = h.oid) = 'f'
    union all
    -- the server leaves out the index's tablespace, and its parameters where it is no exclusion
    select
        m.oid, 'create', 0,
        m.alter || m.only || m.relation || E'\n    add constraint ' || m.name || ' ' || left(m.definition, length(m.definition) - length(m.tail))
            || case when (m.k).contype in ('p', 'u') then coalesce(' with (' || (
                select string_agg(quote_ident(split_part(o.option, '=', 1)) || '=' || quote_literal(substr(o.option, strpos(o.option, '=') + 1)), ', ' order by o.number)
                from unnest(m.reloptions) with ordinality as o (option, number)
            ) || ')', '') else '' end
            || coalesce((select ' using index tablespace ' || quote_ident(s.spcname) from pg_catalog.pg_tablespace s where s.oid = m.reltablespace), '')
            || m.tail
    from named m
    union all
    select m.oid, 'body', 1, 'alter index ' || quote_ident(n.nspname) || '.' || quote_ident(p.relname) || ' attach partition ' || m.index
    from named m
    join pg_catalog.pg_inherits h on h.inhrelid = (m.k).conindid
    join pg_catalog.pg_class p on p.oid = h.inhparent
    join pg_catalog.pg_namespace n on n.oid = p.relnamespace
    where m.attachable
    union all
    select m.oid, 'settings', 2, 'alter index ' || m.index || ' alter column ' || a.attnum || ' set statistics ' || a.attstattarget
    from named m
    join pg_catalog.pg_attribute a on a.attrelid = (m.k).conindid
    where m.index is not null and coalesce(a.attstattarget, -1) >= 0
    union all
    select m.oid, 'settings', 3, 'alter index ' || m.index || ' depends on extension ' || quote_ident(x.extname)
    from named m
    join pg_catalog.pg_depend d on d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = (m.k).conindid and d.deptype = 'x'
    join pg_catalog.pg_extension x on x.oid = d.refobjid
    where m.index is not null
    union all
    select m.oid, 'settings', 4, 'alter table ' || m.relation || ' cluster on ' || m.name
    from named m
    where m.indisclustered
    union all
    select m.oid, 'settings', 5, 'alter table only ' || m.relation || ' replica identity using index ' || m.name
    from named m
    where m.indisreplident
    union all
    -- valid below a parent that is not
    select distinct
        h.root, 'settings', 6 + h.depth,
        'alter table ' || quote_ident(n.nspname) || '.' || quote_ident(t.relname) || ' validate constraint ' || quote_ident(h.name)
    from heir h
    join pg_catalog.pg_class t on t.oid = h.relid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    where h.validate
)
select
    cast(cast('pg_catalog.pg_constraint' as regclass) as int8) as classid,
    cast(oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
