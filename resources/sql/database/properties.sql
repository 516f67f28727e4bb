-- What a database is; its size where one may connect to it. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select d.*, to_jsonb(d) as j from pg_catalog.pg_database d where d.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.datname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.datdba) as text), null, 'pg_authid', cast(c.datdba as int8), 0
    union all
    select 3, 'General', 'Comment', cast(shobj_description(c.oid, 'pg_database') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 6, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_shseclabel l where l.classoid = cast('pg_catalog.pg_database' as regclass) and l.objoid = c.oid
    union all
    select 7, 'Locale', 'Encoding', cast(pg_encoding_to_char(c.encoding) as text), null, null, null, 0
    union all
    select 8, 'Locale', 'Provider', cast(case c.j ->> 'datlocprovider' when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' else 'libc' end as text), null, null, null, 0
    union all
    select 9, 'Locale', 'Collation', cast(c.datcollate as text), null, null, null, 0
    union all
    select 10, 'Locale', 'Character type', cast(c.datctype as text), null, null, null, 0
    union all
    select 11, 'Locale', 'Locale', cast(coalesce(c.j ->> 'datlocale', c.j ->> 'daticulocale') as text), null, null, null, 0
    union all
    select 12, 'Locale', 'ICU rules', cast(c.j ->> 'daticurules' as text), 'code', null, null, 0
    union all
    select 13, 'Locale', 'Collation version', cast(c.j ->> 'datcollversion' as text), null, null, null, 0
    union all
    select 14, 'Storage', 'Tablespace', cast(t.spcname as text), null, 'pg_tablespace', cast(t.oid as int8), 0
    from pg_catalog.pg_tablespace t where t.oid = c.dattablespace
    union all
    select 15, 'Storage', 'Age of datfrozenxid', cast(age(c.datfrozenxid) as text), 'count', null, null, 0
    union all
    select 16, 'Storage', 'Age of datminmxid', cast(mxid_age(c.datminmxid) as text), 'count', null, null, 0
    union all
    select 17, 'Connections', 'Takes connections', cast(c.datallowconn as text), 'flag', null, null, 0
    union all
    select 18, 'Connections', 'Connection limit', cast(case c.datconnlimit when -1 then 'none' else cast(c.datconnlimit as text) end as text), null, null, null, 0
    union all
    select 19, 'Connections', 'Open now', cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_stat_activity a where a.datid = c.oid
    union all
    select 20, 'Connections', 'Template', cast(c.datistemplate as text), 'flag', null, null, 0
    union all
    select 21, 'Parameters', split_part(s.setting, '=', 1), cast(substr(s.setting, strpos(s.setting, '=') + 1) as text), null, null, null, 0
    from pg_catalog.pg_db_role_setting r cross join lateral unnest(r.setconfig) s (setting) where r.setdatabase = c.oid and r.setrole = 0
    union all
    select 22, 'Parameters for roles', quote_ident(pg_get_userbyid(r.setrole)), cast(s.setting as text), null, null, null, 0
    from pg_catalog.pg_db_role_setting r cross join lateral unnest(r.setconfig) s (setting) where r.setdatabase = c.oid and r.setrole <> 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
