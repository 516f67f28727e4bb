-- What a table is, also a partitioned or foreign one. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select c.*, to_jsonb(c) as j
    from pg_catalog.pg_class c
    where c.oid = :oid and c.relkind in ('r', 'p', 'f')
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(f.catalog as text) as catalog,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub
from me c
cross join lateral (
    select 10, 'General', 'Name', cast(c.relname as text), null, null, cast(null as oid), 0
    union all
    select 11, 'General', 'Schema', n.nspname, null, 'pg_namespace', n.oid, 0 from pg_catalog.pg_namespace n where n.oid = c.relnamespace
    union all
    select 12, 'General', 'Owner', pg_get_userbyid(c.relowner), null, 'pg_authid', c.relowner, 0
    union all
    select 13, 'General', 'Comment', obj_description(c.oid, 'pg_class'), null, null, null, 0
    union all
    select 14, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 15, 'General', 'Extension', e.extname, null, 'pg_extension', e.oid, 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 16, 'General', 'System object', 'true', 'flag', null, null, 0 where c.oid < 16384
    union all
    select 20, 'Rows', 'Rows (estimate)', cast(cast(c.reltuples as int8) as text), 'count', null, null, 0 where c.reltuples >= 0 and c.relkind <> 'p'
    union all
    select 21, 'Rows', 'Columns', cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    union all
    select 22, 'Rows', 'Primary key', string_agg(quote_ident(a.attname), ', ' order by k.place), null, 'pg_constraint', o.oid, 0
    from pg_catalog.pg_constraint o
    cross join lateral unnest(o.conkey) with ordinality as k (number, place)
    join pg_catalog.pg_attribute a on a.attrelid = o.conrelid and a.attnum = k.number
    where o.conrelid = c.oid and o.contype = 'p'
    group by o.oid
    union all
    select 23, 'Rows', 'Of type', cast(cast(cast(c.reloftype as oid) as regtype) as text), null, 'pg_type', c.reloftype, 0 where c.reloftype <> 0
    union all
    select 24, 'Rows', 'Row type', cast(cast(cast(c.reltype as oid) as regtype) as text), null, null, null, 0 where c.reltype <> 0
    union all
    select 30, 'Partitioning', 'Partitioned by', pg_get_partkeydef(c.oid), 'code', null, null, 0 where c.relkind = 'p'
    union all
    select 31, 'Partitioning', 'Partitions', cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_inherits i where i.inhparent = c.oid having c.relkind = 'p'
    union all
    select 32, 'Partitioning', 'Default partition', cast(cast(p.partdefid as regclass) as text), null, 'pg_class', p.partdefid, 0
    from pg_catalog.pg_partitioned_table p where p.partrelid = c.oid and p.partdefid <> 0
    union all
    select 33, 'Partitioning', 'Partition of', cast(cast(i.inhparent as regclass) as text), null, 'pg_class', i.inhparent, 0
    from pg_catalog.pg_inherits i where i.inhrelid = c.oid and c.relispartition
    union all
    select 34, 'Partitioning', 'Bounds', pg_get_expr(c.relpartbound, c.oid), 'code', null, null, 0 where c.relispartition
    union all
    select 35, 'Partitioning', 'Constraint', pg_get_partition_constraintdef(c.oid), 'code', null, null, 0 where c.relispartition
    union all
    select 36, 'Inheritance', 'Inherits from', cast(cast(i.inhparent as regclass) as text), null, 'pg_class', i.inhparent, 0
    from pg_catalog.pg_inherits i where i.inhrelid = c.oid and not c.relispartition
    union all
    select 37, 'Inheritance', 'Inherited by', cast(cast(i.inhrelid as regclass) as text), null, 'pg_class', i.inhrelid, 0
    from pg_catalog.pg_inherits i where i.inhparent = c.oid and c.relkind <> 'p'
    union all
    select 40, 'Storage', 'Persistence', case c.relpersistence when 'p' then 'permanent' when 'u' then 'unlogged' when 't' then 'temporary' end, null, null, null, 0
    union all
    select 41, 'Storage', 'Tablespace', coalesce(t.spcname, b.spcname || ' (of the database)'), null, 'pg_tablespace', coalesce(t.oid, b.oid), 0
    from pg_catalog.pg_database d
    join pg_catalog.pg_tablespace b on b.oid = d.dattablespace
    left join pg_catalog.pg_tablespace t on t.oid = c.reltablespace
    where d.datname = current_database() and c.relkind <> 'f'
    union all
    select 42, 'Storage', 'Access method', m.amname, null, 'pg_am', m.oid, 0 from pg_catalog.pg_am m where m.oid = c.relam
    union all
    select 43, 'Storage', 'Fill factor', coalesce((select o.option_value from pg_options_to_table(c.reloptions) o where o.option_name = 'fillfactor'), '100'), 'count', null, null, 0
    where c.relkind = 'r'
    union all
    select 44, 'Storage', 'Pages', cast(c.relpages as text), 'count', null, null, 0 where c.relkind = 'r'
    union all
    select 45, 'Storage', 'File', pg_relation_filepath(c.oid), null, null, null, 0 where c.relkind = 'r'
    union all
    select 46, 'Storage', 'TOAST table', cast(cast(c.reltoastrelid as regclass) as text), null, null, null, 0 where c.reltoastrelid <> 0
    union all
    select 47, 'Storage', o.option_name, o.option_value, null, null, null, 0
    from pg_options_to_table(c.reloptions) o where o.option_name <> 'fillfactor'
    union all
    select 48, 'Storage', 'toast.' || o.option_name, o.option_value, null, null, null, 0
    from pg_catalog.pg_class s
    cross join lateral pg_options_to_table(s.reloptions) o
    where s.oid = c.reltoastrelid
    union all
    select 50, 'Replication and security', 'Replica identity', case c.relreplident when 'd' then 'primary key' when 'n' then 'nothing' when 'f' then 'full row' when 'i' then 'index' end,
        null, case when c.relreplident = 'i' then 'pg_class' end, (select x.indexrelid from pg_catalog.pg_index x where x.indrelid = c.oid and x.indisreplident), 0
    where c.relkind <> 'f'
    union all
    select 51, 'Replication and security', 'Row security', case when c.relforcerowsecurity then 'on, also for the owner' when c.relrowsecurity then 'on' else 'off' end, null, null, null, 0
    where c.relkind <> 'f'
    union all
    select 52, 'Replication and security', 'Published in', p.pubname, null, 'pg_publication', p.oid, 0
    from pg_catalog.pg_publication p
    where p.puballtables and c.relkind <> 'f'
        or exists (select from pg_catalog.pg_publication_rel r where r.prpubid = p.oid and r.prrelid = c.oid)
    union all
    select 53, 'Replication and security', 'Label of ' || l.provider, l.label, null, null, null, 0
    from pg_catalog.pg_seclabel l where l.classoid = cast('pg_catalog.pg_class' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 60, 'Foreign data', 'Server', s.srvname, null, 'pg_foreign_server', s.oid, 0
    from pg_catalog.pg_foreign_table t join pg_catalog.pg_foreign_server s on s.oid = t.ftserver where t.ftrelid = c.oid
    union all
    select 61, 'Foreign data', 'Option ' || o.option_name, o.option_value, null, null, null, 0
    from pg_catalog.pg_foreign_table t cross join lateral pg_options_to_table(t.ftoptions) o where t.ftrelid = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
