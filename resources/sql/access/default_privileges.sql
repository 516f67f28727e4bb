-- Default privileges of this database; schema: null for those of the whole database; acl as in securables.sql.
select
    cast(a.defaclrole as int8) as role,
    cast(n.nspname as text) as schema,
    cast(case a.defaclobjtype
        when 'r' then 'table'
        when 'S' then 'sequence'
        when 'f' then 'function'
        when 'T' then 'type'
        when 'n' then 'schema'
        when 'L' then 'large_object'
    end as text) as kind,
    cast((
        select string_agg(
            x.grantee || ' ' || x.grantor || ' ' || x.privilege_type || case when x.is_grantable then ' *' else ' -' end, ','
            order by x.place
        )
        from aclexplode(a.defaclacl) with ordinality x (grantor, grantee, privilege_type, is_grantable, place)
    ) as text) as acl
from pg_catalog.pg_default_acl a
left join pg_catalog.pg_namespace n on n.oid = a.defaclnamespace
order by pg_get_userbyid(a.defaclrole), n.nspname nulls first, a.defaclobjtype
