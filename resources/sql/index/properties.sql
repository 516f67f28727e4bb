-- What an index is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select c.*, x.indrelid, x.indisunique, x.indisprimary, x.indisexclusion, x.indimmediate, x.indisclustered, x.indisvalid, x.indisready, x.indislive, x.indisreplident, x.indnatts, x.indnkeyatts, x.indpred, to_jsonb(x) ->> 'indnullsnotdistinct' as nulls from pg_catalog.pg_class c join pg_catalog.pg_index x on x.indexrelid = c.oid where c.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.relname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.relnamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.relowner) as text), null, 'pg_authid', cast(c.relowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_class') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'Definition', 'Table', cast(cast(c.indrelid as regclass) as text), null, 'pg_class', cast(c.indrelid as int8), 0
    union all
    select 9, 'Definition', 'Access method', cast(m.amname as text), null, 'pg_am', cast(m.oid as int8), 0
    from pg_catalog.pg_am m where m.oid = c.relam
    union all
    select 10, 'Definition', 'Constraint', cast(o.conname as text), null, 'pg_constraint', cast(o.oid as int8), 0
    from pg_catalog.pg_constraint o where o.conindid = c.oid and o.contype in ('p', 'u', 'x')
    union all
    select 11, 'Definition', 'Partition of', cast(cast(i.inhparent as regclass) as text), null, 'pg_class', cast(i.inhparent as int8), 0
    from pg_catalog.pg_inherits i where i.inhrelid = c.oid
    union all
    select 12, 'Definition', 'Primary key', cast(c.indisprimary as text), 'flag', null, null, 0
    union all
    select 13, 'Definition', 'Unique', cast(c.indisunique as text), 'flag', null, null, 0
    union all
    select 14, 'Definition', 'Nulls not distinct', cast(c.nulls as text), 'flag', null, null, 0
    where c.indisunique
    union all
    select 15, 'Definition', 'Exclusion', cast(c.indisexclusion as text), 'flag', null, null, 0
    where c.indisexclusion
    union all
    select 16, 'Definition', 'Checked at once', cast(c.indimmediate as text), 'flag', null, null, 0
    where not c.indimmediate
    union all
    select 17, 'State', 'Valid', cast(c.indisvalid as text), 'flag', null, null, 0
    union all
    select 18, 'State', 'Ready for writes', cast(c.indisready as text), 'flag', null, null, 0
    union all
    select 19, 'State', 'Clustered', cast(c.indisclustered as text), 'flag', null, null, 0
    union all
    select 20, 'State', 'Replica identity', cast(c.indisreplident as text), 'flag', null, null, 0
    union all
    select 21, 'Columns', 'Column ' || g.n, cast(pg_get_indexdef(c.oid, g.n, true) || coalesce(nullif(concat_ws(' ', '', case when g.n <= c.indnkeyatts and pg_index_column_has_property(c.oid, g.n, 'desc') then 'descending' end, case when pg_index_column_has_property(c.oid, g.n, 'desc') is distinct from pg_index_column_has_property(c.oid, g.n, 'nulls_first') then case when pg_index_column_has_property(c.oid, g.n, 'nulls_first') then 'nulls first' else 'nulls last' end end, case when g.n > c.indnkeyatts then '(included)' end), ''), '') as text), null, null, null, 0
    from generate_series(1, c.indnatts) g (n)
    union all
    select 22, 'Columns', 'Statistics target of column ' || a.attnum, cast(to_jsonb(a) ->> 'attstattarget' as text), null, null, null, 0
    from pg_catalog.pg_attribute a where a.attrelid = c.oid and cast(to_jsonb(a) ->> 'attstattarget' as int4) >= 0
    union all
    select 23, 'Columns', 'Condition', cast(pg_get_expr(c.indpred, c.indrelid) as text), 'code', null, null, 0
    union all
    select 24, 'Storage', 'Tablespace', cast(coalesce(t.spcname, b.spcname || ' (of the database)') as text), null, 'pg_tablespace', cast(coalesce(t.oid, b.oid) as int8), 0
    from pg_catalog.pg_database d
    join pg_catalog.pg_tablespace b on b.oid = d.dattablespace
    left join pg_catalog.pg_tablespace t on t.oid = c.reltablespace
    where d.datname = current_database()
    union all
    select 25, 'Storage', o.option_name, cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.reloptions) o where o.option_name <> 'pg_attver'
    union all
    select 26, 'Storage', 'File', cast(pg_relation_filepath(c.oid) as text), null, null, null, 0
    where c.relkind = 'i'
    union all
    select 27, 'Storage', 'Depends on the extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.deptype = 'x'
    union all
    select 28, 'Definition in SQL', 'Definition', cast(pg_get_indexdef(c.oid) as text), 'code', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
