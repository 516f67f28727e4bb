-- What stands in the way of dropping a role, in every database: choices with their first values, and what is known.
with role as (
    select r.* from pg_catalog.pg_roles r where r.oid = :oid
), uses as (
    select s.dbid,
        count(*) filter (where s.deptype = 'o') as owned,
        count(*) filter (where s.deptype <> 'o') as granted
    from pg_catalog.pg_shdepend s
    where s.refclassid = cast('pg_catalog.pg_authid' as regclass) and s.refobjid = :oid
    group by s.dbid
)
select
    cast(json_build_object(
        'reassign_to', cast(current_user as text),
        'cascade', false,
        'terminate', false,
        'keep', false,
        'databases', coalesce((
            select json_agg(json_build_object('database', d.datname, 'owned', cast(u.owned as text), 'granted', cast(u.granted as text),
                'action', case when u.owned > 0 then 'reassign' else 'revoke' end) order by d.datname)
            from uses u
            join pg_catalog.pg_database d on d.oid = u.dbid), cast('[]' as json))
    ) as text) as object,
    cast(json_build_object(
        'name', role.rolname,
        'me', cast(current_user as text),
        'self', role.rolname in (current_user, session_user),
        'bootstrap', role.oid = 10,
        'predefined', role.rolname ~ '^pg_',
        'target_super', role.rolsuper,
        'me_super', (select me.rolsuper from pg_catalog.pg_roles me where me.rolname = current_user),
        'me_createrole', (select me.rolcreaterole from pg_catalog.pg_roles me where me.rolname = current_user),
        'admin', pg_has_role(current_user, role.oid, 'MEMBER WITH ADMIN OPTION'),
        'standby', pg_is_in_recovery(),
        'home', cast(current_database() as text),
        'closed', (
            select json_agg(json_build_object('database', d.datname,
                'why', case when d.datallowconn then 'may not connect' else 'takes no connections' end) order by d.datname)
            from uses u
            join pg_catalog.pg_database d on d.oid = u.dbid
            where not d.datallowconn or not has_database_privilege(d.oid, 'CONNECT')),
        'shared', (
            select json_agg(json_build_object('kind', o.kind, 'name', o.name) order by o.kind, o.name)
            from (
                select 'database' as kind, d.datname as name from pg_catalog.pg_database d where d.datdba = role.oid
                union all
                select 'tablespace', t.spcname from pg_catalog.pg_tablespace t where t.spcowner = role.oid) o),
        'shared_granted', cast((select u.granted from uses u where u.dbid = 0) as text),
        'members', (
            select json_agg(distinct m.rolname) from pg_catalog.pg_auth_members a
            join pg_catalog.pg_roles m on m.oid = a.member where a.roleid = role.oid),
        'member_of', (
            select json_agg(distinct g.rolname) from pg_catalog.pg_auth_members a
            join pg_catalog.pg_roles g on g.oid = a.roleid where a.member = role.oid),
        'sessions', (
            select json_agg(json_build_object('database', a.datname, 'count', cast(a.count as text)) order by a.datname)
            from (
                select p.datname, count(*) as count from pg_catalog.pg_stat_activity p where p.usesysid = role.oid group by p.datname) a)
    ) as text) as facts,
    cast(null as text) as headline,
    cast(null as text) as read_only
from role
