-- What extended statistics are; their values where one may read the columns. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select o.*, to_jsonb(o) as j from pg_catalog.pg_statistic_ext o where o.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.stxname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.stxnamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.stxowner) as text), null, 'pg_authid', cast(c.stxowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_statistic_ext') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_statistic_ext' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'Definition', 'Table', cast(cast(c.stxrelid as regclass) as text), null, 'pg_class', cast(c.stxrelid as int8), 0
    union all
    select 9, 'Definition', 'Kinds', cast(array_to_string(array(select case k.kind when 'd' then 'distinct values' when 'f' then 'functional dependencies' when 'm' then 'most common values' when 'e' then 'expressions' end from unnest(c.stxkind) k (kind)), ', ') as text), null, null, null, 0
    union all
    select 10, 'Definition', 'Columns', cast(string_agg(quote_ident(a.attname), ', ' order by a.attnum) as text), null, null, null, 0
    from pg_catalog.pg_attribute a where a.attrelid = c.stxrelid and a.attnum = any (cast(c.stxkeys as int2[]))
    union all
    select 11, 'Definition', 'Statistics target', cast(nullif(cast(c.j ->> 'stxstattarget' as int4), -1) as text), 'count', null, null, 0
    union all
    select 12, 'Values', 'Distinct values', cast(s.n_distinct as text), 'code', null, null, 0
    from pg_catalog.pg_stats_ext s join pg_catalog.pg_namespace n on n.oid = c.stxnamespace where s.statistics_schemaname = n.nspname and s.statistics_name = c.stxname
    union all
    select 13, 'Values', 'Dependencies', cast(s.dependencies as text), 'code', null, null, 0
    from pg_catalog.pg_stats_ext s join pg_catalog.pg_namespace n on n.oid = c.stxnamespace where s.statistics_schemaname = n.nspname and s.statistics_name = c.stxname
    union all
    select 14, 'Values', 'Most common values', cast(s.most_common_vals as text), 'code', null, null, 0
    from pg_catalog.pg_stats_ext s join pg_catalog.pg_namespace n on n.oid = c.stxnamespace where s.statistics_schemaname = n.nspname and s.statistics_name = c.stxname
    union all
    select 15, 'Definition in SQL', 'Definition', cast(pg_get_statisticsobjdef(c.oid) as text), 'code', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
