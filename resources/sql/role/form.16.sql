-- A role for its form (or with oid 0, what a new one needs): values, what is known around it.
with me as (
    select r.* from pg_catalog.pg_roles r where r.rolname = current_user
)
select
    cast(json_build_object(
        'name', coalesce(t.rolname, ''),
        'valid_until', nullif(replace(to_json(t.rolvaliduntil) #>> '{}', 'T', ' '), 'infinity'),
        'connection_limit', cast(nullif(t.rolconnlimit, -1) as text),
        'login', coalesce(t.rolcanlogin, :login),
        'inherit', coalesce(t.rolinherit, true),
        'superuser', coalesce(t.rolsuper, false),
        'createdb', coalesce(t.rolcreatedb, false),
        'createrole', coalesce(t.rolcreaterole, false),
        'replication', coalesce(t.rolreplication, false),
        'bypassrls', coalesce(t.rolbypassrls, false),
        'no_password', false,
        'member_of', coalesce((
            select json_agg(json_build_object('role', g.rolname, 'admin', m.admin_option, 'inherit', m.inherit_option, 'set', m.set_option, 'grantor', b.rolname) order by g.rolname, b.rolname)
            from pg_catalog.pg_auth_members m
            join pg_catalog.pg_roles g on g.oid = m.roleid
            left join pg_catalog.pg_roles b on b.oid = m.grantor
            where m.member = t.oid), cast('[]' as json)),
        'members', coalesce((
            select json_agg(json_build_object('role', g.rolname, 'admin', m.admin_option, 'inherit', m.inherit_option, 'set', m.set_option, 'grantor', b.rolname) order by g.rolname, b.rolname)
            from pg_catalog.pg_auth_members m
            join pg_catalog.pg_roles g on g.oid = m.member
            left join pg_catalog.pg_roles b on b.oid = m.grantor
            where m.roleid = t.oid), cast('[]' as json)),
        'parameters', coalesce((
            select json_agg(json_build_object('name', substr(c.setting, 1, strpos(c.setting, '=') - 1), 'database', d.datname,
                'value', substr(c.setting, strpos(c.setting, '=') + 1)) order by d.datname nulls first, c.setting)
            from pg_catalog.pg_db_role_setting s
            left join pg_catalog.pg_database d on d.oid = s.setdatabase
            cross join lateral unnest(s.setconfig) c (setting)
            where s.setrole = t.oid and (s.setdatabase = 0 or d.oid is not null)), cast('[]' as json)),
        'comment', shobj_description(t.oid, 'pg_authid'),
        'labels', coalesce((
            select json_agg(json_build_object('provider', l.provider, 'label', l.label) order by l.provider)
            from pg_catalog.pg_shseclabel l
            where l.classoid = cast('pg_catalog.pg_authid' as regclass) and l.objoid = t.oid), cast('[]' as json))
    ) as text) as object,
    cast(json_build_object(
        'name', coalesce(t.rolname, ''),
        'self', coalesce(t.oid = me.oid, false),
        'session', coalesce(t.rolname = session_user, false),
        'me', me.rolname,
        'me_super', me.rolsuper,
        'me_createrole', me.rolcreaterole,
        'me_createdb', me.rolcreatedb,
        'me_replication', me.rolreplication,
        'me_bypassrls', me.rolbypassrls,
        'admin', coalesce(pg_has_role(me.oid, t.oid, 'MEMBER WITH ADMIN OPTION'), false),
        'admin_any', exists (
            select from pg_catalog.pg_auth_members m where m.admin_option and pg_has_role(me.oid, m.member, 'MEMBER')),
        'target_super', coalesce(t.rolsuper, false),
        'target_replication', coalesce(t.rolreplication, false),
        'predefined', coalesce(t.rolname ~ '^pg_', false),
        'passwords_readable', has_table_privilege('pg_catalog.pg_authid', 'SELECT'),
        'password_encryption', current_setting('password_encryption'),
        'bootstrap', (select b.rolname from pg_catalog.pg_roles b where b.oid = 10),
        'standby', pg_is_in_recovery(),
        'now', to_json(now()) #>> '{}',
        'utc_offset', cast(cast(extract(timezone from now()) as int8) as text),
        'noinherit', (select json_agg(n.rolname) from pg_catalog.pg_roles n where not n.rolinherit),
        'granted_roles', (
            select json_agg(g.rolname order by m.roleid, m.member)
            from pg_catalog.pg_auth_members m
            join pg_catalog.pg_roles g on g.oid = m.roleid
            join pg_catalog.pg_roles w on w.oid = m.member),
        'granted_members', (
            select json_agg(w.rolname order by m.roleid, m.member)
            from pg_catalog.pg_auth_members m
            join pg_catalog.pg_roles g on g.oid = m.roleid
            join pg_catalog.pg_roles w on w.oid = m.member),
        'owns', (
            select json_agg(json_build_object('database', d.datname, 'count', cast(o.count as text)) order by d.datname)
            from (
                select s.dbid, count(*) as count from pg_catalog.pg_shdepend s
                where s.refclassid = cast('pg_catalog.pg_authid' as regclass) and s.refobjid = t.oid and s.deptype = 'o'
                group by s.dbid) o
            left join pg_catalog.pg_database d on d.oid = o.dbid),
        'granted', (
            select json_agg(json_build_object('database', d.datname, 'count', cast(o.count as text)) order by d.datname)
            from (
                select s.dbid, count(*) as count from pg_catalog.pg_shdepend s
                where s.refclassid = cast('pg_catalog.pg_authid' as regclass) and s.refobjid = t.oid and s.deptype <> 'o'
                group by s.dbid) o
            left join pg_catalog.pg_database d on d.oid = o.dbid),
        'sessions', (
            select json_agg(json_build_object('database', a.datname, 'count', cast(a.count as text), 'idle', cast(a.idle as text)) order by a.datname)
            from (
                select p.datname, count(*) as count, cast(extract(epoch from min(clock_timestamp() - p.state_change)) as int8) as idle
                from pg_catalog.pg_stat_activity p
                where p.usesysid = t.oid
                group by p.datname) a)
    ) as text) as facts,
    cast(null as text) as headline,
    cast(null as text) as read_only
from me
left join pg_catalog.pg_roles t on t.oid = :oid
where t.oid is not null or :oid = 0
