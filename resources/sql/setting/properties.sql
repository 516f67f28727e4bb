-- What a parameter is set to here and where that comes from, what it may be, what it takes to change it, and for which roles and databases it is set: by its name. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with set_for as (
    select d.datname, r.rolname, s.setdatabase, s.setrole, substr(e.entry, strpos(e.entry, '=') + 1) as value, split_part(e.entry, '=', 1) as name
    from pg_catalog.pg_db_role_setting s
    cross join lateral unnest(s.setconfig) as e (entry)
    left join pg_catalog.pg_database d on d.oid = s.setdatabase
    left join pg_catalog.pg_roles r on r.oid = s.setrole
    where lower(split_part(e.entry, '=', 1)) = lower(:name)
), me as (
    -- one that is not listed may be hidden from this role, or be an extension's that is not loaded
    select coalesce(s.name, o.name) as known_as, s.*, s.name is not null as listed,
        coalesce(' × ' || s.unit, '') as times, s.unit is not null and s.vartype in ('integer', 'real') as has_unit,
        s.vartype = 'real' or s.vartype = 'integer' as is_number
    from (select :name as name) w
    left join pg_catalog.pg_settings s on lower(s.name) = lower(w.name)
    left join lateral (select x.name from set_for x limit 1) o on true
    where s.name is not null or o.name is not null
), in_file as (
    -- the view is there for everybody, what it stands on for superusers and whom they let
    select f.*
    from me m
    cross join xmltable('/table/row' passing case
        when has_table_privilege('pg_catalog.pg_file_settings', 'select') and has_function_privilege('pg_catalog.pg_show_all_file_settings()', 'execute')
        then query_to_xml(format('select sourcefile, sourceline, setting, applied, error from pg_catalog.pg_file_settings where lower(name) = lower(%L) order by seqno', m.known_as), true, false, '')
        end columns place for ordinality, sourcefile text path 'sourcefile', sourceline text path 'sourceline', setting text path 'setting', applied text path 'applied', error text path 'error') f
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.known_as as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'What it does', cast(c.short_desc || coalesce(E'\n' || nullif(c.extra_desc, ''), '') as text), null, null, null, 0
    union all
    select 3, 'General', 'Belongs to', cast(c.category as text), null, null, null, 0
    union all
    select 4, 'General', 'Not listed', 'It is hidden from this role (pg_read_all_settings shows it), or belongs to an extension that is not loaded here.', null, null, null, 0
    where not c.listed
    union all
    select 10, 'Now, in this connection', 'Value', case when c.listed then current_setting(c.known_as) end, null, null, null, 0
    union all
    select 11, 'Now, in this connection', 'Counted in its unit', c.setting || c.times, null, null, null, 0
    where c.has_unit and c.setting <> '-1'
    union all
    select 12, 'Now, in this connection', 'From', case c.source
        when 'default' then 'built in' when 'override' then 'the server itself' when 'client' then 'what the program asked for when it connected'
        when 'session' then 'SET of the session, which is this program''s' when 'database' then 'ALTER DATABASE' when 'user' then 'ALTER ROLE'
        when 'database user' then 'ALTER ROLE … IN DATABASE' when 'global' then 'ALTER ROLE ALL' when 'command line' then 'the server''s command line'
        when 'environment variable' then 'the server''s environment' else c.source end, null, null, null, 0
    union all
    select 13, 'Now, in this connection', 'File', c.sourcefile || coalesce(', line ' || c.sourceline, ''), null, null, null, 0
    union all
    select 14, 'Now, in this connection', 'Waits for a restart', 'true', 'flag', null, null, 0
    where c.pending_restart
    union all
    select 15, 'Now, in this connection', 'After RESET', c.reset_val || c.times, null, null, null, 0
    where c.reset_val is distinct from c.setting
    union all
    select 16, 'Now, in this connection', 'Built in', case when c.boot_val = '' then 'nothing' else c.boot_val || c.times end, null, null, null, 0
    union all
    select 20, 'May be', 'Type', case c.vartype when 'bool' then 'on or off' when 'enum' then 'one of a list' when 'string' then 'text' when 'integer' then 'whole number' when 'real' then 'number' else c.vartype end, null, null, null, 0
    union all
    select 21, 'May be', 'Unit', c.unit, null, null, null, 0
    union all
    select 22, 'May be', 'At least', c.min_val || c.times, null, null, null, 0
    where c.is_number
    union all
    select 23, 'May be', 'At most', c.max_val || c.times, null, null, null, 0
    where c.is_number
    union all
    select 24, 'May be', 'Values', array_to_string(c.enumvals, ', '), null, null, null, 0
    union all
    select 30, 'To change it', 'It takes', case c.context
        when 'internal' then 'nothing helps: fixed when the server was built or its cluster made'
        when 'postmaster' then 'configuration file or ALTER SYSTEM, and a restart of the server'
        when 'sighup' then 'configuration file or ALTER SYSTEM, and a reload of the configuration'
        when 'superuser-backend' then 'a superuser (or the privilege to SET it, from 15 on) when connecting; in the configuration, a reload: new connections have it'
        when 'backend' then 'a wish when connecting; in the configuration, a reload: new connections have it'
        when 'superuser' then 'SET by a superuser (or with the privilege, from 15 on), for good ALTER ROLE or ALTER DATABASE; in the configuration, a reload'
        when 'user' then 'SET by anybody, for good ALTER ROLE or ALTER DATABASE; in the configuration, a reload'
        else c.context end, null, null, null, 0
    union all
    select 31, 'To change it', 'Context', c.context, null, null, null, 0
    union all
    select 40, 'Set for roles and databases', case
            when s.setrole = 0 and s.setdatabase = 0 then 'Everybody'
            when s.setrole = 0 then 'Database ' || coalesce(s.datname, '?')
            when s.setdatabase = 0 then 'Role ' || coalesce(s.rolname, '?')
            else 'Role ' || coalesce(s.rolname, '?') || ' in database ' || coalesce(s.datname, '?') end,
        case when s.value = '' then '(empty)' else s.value end, null,
        case when s.setrole <> 0 then 'pg_authid' when s.setdatabase <> 0 then 'pg_database' end, cast(nullif(coalesce(nullif(s.setrole, 0), s.setdatabase), 0) as int8), 0
    from set_for s
    union all
    select 50, 'In configuration files', i.sourcefile || ', line ' || i.sourceline, i.setting || case
        when nullif(i.error, '') is not null then ' (not taken: ' || i.error || ')' when i.applied = 'false' then ' (another line is later, or waits for a restart)' else '' end, null, null, null, 0
    from in_file i
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
