-- What a column is. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select a.*, to_jsonb(a) as j, r.relkind, pg_get_expr(d.adbin, d.adrelid) as expression from pg_catalog.pg_attribute a join pg_catalog.pg_class r on r.oid = a.attrelid left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = :oid and a.attnum = :sub and not a.attisdropped
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.attname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Table', cast(cast(c.attrelid as regclass) as text), null, 'pg_class', cast(c.attrelid as int8), 0
    union all
    select 3, 'General', 'Position', cast(c.attnum as text), 'count', null, null, 0
    union all
    select 4, 'General', 'Comment', cast(col_description(c.attrelid, c.attnum) as text), null, null, null, 0
    union all
    select 5, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabel l where l.classoid = cast('pg_catalog.pg_class' as regclass) and l.objoid = c.attrelid and l.objsubid = c.attnum
    union all
    select 6, 'Definition', 'Type', cast(format_type(c.atttypid, c.atttypmod) as text), null, 'pg_type', cast(c.atttypid as int8), 0
    union all
    select 7, 'Definition', 'Not null', cast(c.attnotnull as text), 'flag', null, null, 0
    union all
    select 8, 'Definition', 'Default', cast(c.expression as text), 'code', null, null, 0
    where c.attgenerated = ''
    union all
    select 9, 'Definition', 'Generated', cast(case c.attgenerated when 's' then 'always, stored' when 'v' then 'always, virtual' end as text), null, null, null, 0
    union all
    select 10, 'Definition', 'Expression', cast(c.expression as text), 'code', null, null, 0
    where c.attgenerated <> ''
    union all
    select 11, 'Definition', 'Identity', cast(case c.attidentity when 'a' then 'always' when 'd' then 'by default' end as text), null, null, null, 0
    union all
    select 12, 'Definition', 'Sequence', cast(cast(d.objid as regclass) as text), null, 'pg_class', cast(d.objid as int8), 0
    from pg_catalog.pg_depend d join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.refclassid = cast('pg_catalog.pg_class' as regclass)
        and d.refobjid = c.attrelid and d.refobjsubid = c.attnum and d.deptype in ('a', 'i')
    union all
    select 13, 'Definition', 'Collation', cast(quote_ident(n.nspname) || '.' || quote_ident(o.collname) as text), null, 'pg_collation', cast(o.oid as int8), 0
    from pg_catalog.pg_collation o join pg_catalog.pg_namespace n on n.oid = o.collnamespace where o.oid = c.attcollation
    union all
    select 14, 'Definition', 'Inherited from tables', cast(nullif(c.attinhcount, 0) as text), 'count', null, null, 0
    union all
    select 15, 'Definition', 'Defined here', cast(c.attislocal as text), 'flag', null, null, 0
    where c.attinhcount > 0
    union all
    select 16, 'Storage', 'Storage', cast(case c.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' end as text), null, null, null, 0
    union all
    select 17, 'Storage', 'Compression', cast(case c.j ->> 'attcompression' when 'p' then 'pglz' when 'l' then 'lz4' when '' then 'default' end as text), null, null, null, 0
    where c.attstorage in ('m', 'x')
    union all
    select 18, 'Storage', 'Statistics target', cast(coalesce(nullif(cast(c.j ->> 'attstattarget' as int4), -1), cast(current_setting('default_statistics_target') as int4)) as text), 'count', null, null, 0
    union all
    select 19, 'Options', o.option_name, cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.attoptions) o where o.option_name <> 'pg_attver'
    union all
    select 20, 'Foreign data', o.option_name, cast(o.option_value as text), null, null, null, 0
    from pg_options_to_table(c.attfdwoptions) o where o.option_name <> 'pg_attver'
    union all
    select 21, 'Constraints', case o.contype when 'p' then 'Primary key' when 'u' then 'Unique' when 'f' then 'Foreign key' when 'c' then 'Check' when 'x' then 'Exclusion' when 'n' then 'Not null' else 'Constraint' end, cast(o.conname as text), null, 'pg_constraint', cast(o.oid as int8), 0
    from pg_catalog.pg_constraint o where o.conrelid = c.attrelid and c.attnum = any (o.conkey)
    union all
    select 22, 'Constraints', 'Indexes', cast(cast(x.indexrelid as regclass) as text), null, 'pg_class', cast(x.indexrelid as int8), 0
    from pg_catalog.pg_index x where x.indrelid = c.attrelid and c.attnum = any (x.indkey)
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
