-- Every role with its attributes; passwords are not read. databaseowner: owns the current database.
select
    cast(r.oid as int8) as oid,
    cast(r.rolname as text) as name,
    cast(r.rolsuper as bool) as superuser,
    cast(r.rolinherit as bool) as inherit,
    cast(r.rolcreaterole as bool) as createrole,
    cast(r.rolcreatedb as bool) as createdb,
    cast(r.rolcanlogin as bool) as login,
    cast(r.rolreplication as bool) as replication,
    cast(r.rolbypassrls as bool) as bypassrls,
    cast(r.rolconnlimit as int8) as connlimit,
    cast(r.rolvaliduntil as text) as validuntil,
    cast(coalesce(r.rolvaliduntil < clock_timestamp(), false) as bool) as expired,
    cast(d.description as text) as comment,
    cast(r.oid = o.datdba as bool) as databaseowner
from pg_catalog.pg_roles r
cross join (select b.datdba from pg_catalog.pg_database b where b.datname = current_database()) o
left join pg_catalog.pg_shdescription d on d.objoid = r.oid and d.classoid = cast('pg_catalog.pg_authid' as regclass)
order by r.rolname
