-- What a role is and may, whom it belongs to, and its parameters. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select r.*, to_jsonb(r) as j from pg_catalog.pg_roles r where r.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.rolname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Comment', cast(shobj_description(c.oid, 'pg_authid') as text), null, null, null, 0
    union all
    select 3, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 4, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 5, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_shseclabel l where l.classoid = cast('pg_catalog.pg_authid' as regclass) and l.objoid = c.oid
    union all
    select 6, 'Attributes', 'Can log in', cast(c.rolcanlogin as text), 'flag', null, null, 0
    union all
    select 7, 'Attributes', 'Superuser', cast(c.rolsuper as text), 'flag', null, null, 0
    union all
    select 8, 'Attributes', 'Create databases', cast(c.rolcreatedb as text), 'flag', null, null, 0
    union all
    select 9, 'Attributes', 'Create roles', cast(c.rolcreaterole as text), 'flag', null, null, 0
    union all
    select 10, 'Attributes', 'Inherits rights', cast(c.rolinherit as text), 'flag', null, null, 0
    union all
    select 11, 'Attributes', 'Replication', cast(c.rolreplication as text), 'flag', null, null, 0
    union all
    select 12, 'Attributes', 'Bypasses row security', cast(c.rolbypassrls as text), 'flag', null, null, 0
    union all
    select 13, 'Login', 'Connection limit', cast(case c.rolconnlimit when -1 then 'none' else cast(c.rolconnlimit as text) end as text), null, null, null, 0
    union all
    select 14, 'Login', 'Valid until', cast(coalesce(cast(c.rolvaliduntil as text), 'for ever') as text), 'time', null, null, 0
    union all
    select 15, 'Login', 'Connected now', cast(count(*) as text), 'count', null, null, 0
    from pg_catalog.pg_stat_activity a where a.usesysid = c.oid
    union all
    select 16, 'Membership', 'Member of', cast(pg_get_userbyid(m.roleid) || coalesce(' (' || nullif(concat_ws(', ', case when m.admin_option then 'may grant it on' end, case when to_jsonb(m) ->> 'inherit_option' = 'false' then 'not inherited' end, case when to_jsonb(m) ->> 'set_option' = 'false' then 'no set role' end), '') || ')', '') as text), null, 'pg_authid', cast(m.roleid as int8), 0
    from pg_catalog.pg_auth_members m where m.member = c.oid
    union all
    select 17, 'Membership', 'Members', cast(pg_get_userbyid(m.member) || coalesce(' (' || nullif(concat_ws(', ', case when m.admin_option then 'may grant it on' end, case when to_jsonb(m) ->> 'inherit_option' = 'false' then 'not inherited' end, case when to_jsonb(m) ->> 'set_option' = 'false' then 'no set role' end), '') || ')', '') as text), null, 'pg_authid', cast(m.member as int8), 0
    from pg_catalog.pg_auth_members m where m.roleid = c.oid
    union all
    select 18, 'Owns', 'Databases', cast(d.datname as text), null, 'pg_database', cast(d.oid as int8), 0
    from pg_catalog.pg_database d where d.datdba = c.oid
    union all
    select 19, 'Owns', 'Objects in this database', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_shdepend d where d.refclassid = cast('pg_catalog.pg_authid' as regclass) and d.refobjid = c.oid and d.deptype = 'o' and d.dbid = (select b.oid from pg_catalog.pg_database b where b.datname = current_database())
    union all
    select 20, 'Parameters', split_part(s.setting, '=', 1), cast(substr(s.setting, strpos(s.setting, '=') + 1) as text), null, null, null, 0
    from pg_catalog.pg_db_role_setting r cross join lateral unnest(r.setconfig) s (setting) where r.setrole = c.oid and r.setdatabase = 0
    union all
    select 21, 'Parameters in databases', quote_ident(b.datname), cast(s.setting as text), null, null, null, 0
    from pg_catalog.pg_db_role_setting r join pg_catalog.pg_database b on b.oid = r.setdatabase cross join lateral unnest(r.setconfig) s (setting) where r.setrole = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
