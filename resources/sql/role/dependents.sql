-- What a role owns and is granted in this database (or, shared, in the whole server), each with its name; how many there are in all.
select
    cast(case s.deptype when 'o' then 'owner' when 'r' then 'policy' when 'i' then 'initial privileges' else 'privileges' end as text) as dependency,
    cast(i.type as text) as type,
    cast(i.identity as text) as identity,
    cast(s.total as int8) as total
from (
    select d.*, count(*) over () as total
    from pg_catalog.pg_shdepend d
    where d.refclassid = cast('pg_catalog.pg_authid' as regclass) and d.refobjid = :oid
        and d.dbid = case when :shared then 0 else (select b.oid from pg_catalog.pg_database b where b.datname = current_database()) end
    order by case d.deptype when 'o' then 0 else 1 end, d.classid, d.objid
    limit :limit) s
cross join lateral pg_identify_object(s.classid, s.objid, s.objsubid) i
order by case s.deptype when 'o' then 0 else 1 end, i.type, i.identity
