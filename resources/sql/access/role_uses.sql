-- Where a role is named, database by database: the current one first. owned: objects; mappings: of users of foreign servers; named: in privileges, default privileges, policies; closed: why nobody can look there.
select
    cast(d.datname as text) as database,
    cast(d.datname = current_database() as bool) as here,
    cast(u.owned as int8) as owned,
    cast(u.mappings as int8) as mappings,
    cast(u.named as int8) as named,
    cast(case
        when not d.datallowconn then 'it takes no connections'
        when not has_database_privilege(d.oid, 'CONNECT') then 'one may not connect to it'
    end as text) as closed
from pg_catalog.pg_database d
join (
    select s.dbid,
        count(*) filter (where s.deptype = 'o'
            and s.classid <> cast('pg_catalog.pg_default_acl' as regclass) and s.classid <> cast('pg_catalog.pg_user_mapping' as regclass)) as owned,
        count(*) filter (where s.classid = cast('pg_catalog.pg_user_mapping' as regclass)) as mappings,
        count(*) filter (where s.deptype in ('a', 'r')) as named
    from pg_catalog.pg_shdepend s
    where s.refclassid = cast('pg_catalog.pg_authid' as regclass) and s.refobjid = :role
    group by s.dbid
) u on u.dbid = d.oid
order by d.datname <> current_database(), d.datname
