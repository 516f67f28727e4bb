-- A schema as its form holds it; the defaults of a new one where :parent_oid is 0.
with schema as (
    select n.oid, n.nspname, n.nspowner, n.nspacl
    from pg_catalog.pg_namespace n
    where n.oid = cast(cast(:parent_oid as int8) as oid)
), granted as (
    select
        a.grantee,
        a.grantor,
        string_agg(p.letter, '' order by p.place) as privileges,
        coalesce(string_agg(p.letter, '' order by p.place) filter (where a.is_grantable), '') as grantable
    from schema s
    cross join lateral pg_catalog.aclexplode(coalesce(s.nspacl, pg_catalog.acldefault('n', s.nspowner))) a
    join (values ('USAGE', 'U', 1), ('CREATE', 'C', 2)) as p (word, letter, place) on p.word = a.privilege_type
    group by a.grantee, a.grantor
)
select
    cast(json_build_object(
        'name', s.nspname,
        'owner', pg_catalog.pg_get_userbyid(s.nspowner),
        'comment', pg_catalog.obj_description(s.oid, 'pg_namespace'),
        'privileges', coalesce((
            select json_agg(json_build_object(
                'grantee', case when g.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(g.grantee) end,
                'grantor', pg_catalog.pg_get_userbyid(g.grantor),
                'privileges', g.privileges,
                'grantable', g.grantable) order by g.grantee <> s.nspowner, g.grantee, g.grantor)
            from granted g), '[]'),
        'default_privileges', coalesce((
            select json_agg(json_build_object(
                'role', pg_catalog.pg_get_userbyid(d.defaclrole),
                'objects', d.defaclobjtype,
                'grantee', case when d.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(d.grantee) end,
                'privileges', d.privileges,
                'grantable', d.grantable) order by d.defaclrole, d.defaclobjtype, d.grantee)
            from (
                select
                    e.defaclrole,
                    e.defaclobjtype,
                    a.grantee,
                    string_agg(p.letter, '') as privileges,
                    coalesce(string_agg(p.letter, '') filter (where a.is_grantable), '') as grantable
                from pg_catalog.pg_default_acl e
                cross join lateral pg_catalog.aclexplode(e.defaclacl) a
                join (values
                    ('INSERT', 'a'), ('SELECT', 'r'), ('UPDATE', 'w'), ('DELETE', 'd'), ('TRUNCATE', 'D'), ('REFERENCES', 'x'),
                    ('TRIGGER', 't'), ('EXECUTE', 'X'), ('USAGE', 'U'), ('CREATE', 'C'), ('MAINTAIN', 'm')
                ) as p (word, letter) on p.word = a.privilege_type
                where e.defaclnamespace = s.oid
                group by e.defaclrole, e.defaclobjtype, a.grantee
            ) as d), '[]'),
        'labels', coalesce((
            select json_agg(json_build_object('provider', l.provider, 'label', l.label) order by l.provider)
            from pg_catalog.pg_seclabel l
            where l.classoid = cast('pg_catalog.pg_namespace' as regclass) and l.objoid = s.oid and l.objsubid = 0), '[]')
    ) as text) as object,
    cast(json_build_object('name', s.nspname) as text) as facts,
    cast((select count(*) from pg_catalog.pg_class c where c.relnamespace = s.oid and c.relkind in ('r', 'p', 'f')) || ' tables · '
        || (select count(*) from pg_catalog.pg_proc f where f.pronamespace = s.oid) || ' routines' as text) as headline,
    cast(case
        when not pg_catalog.pg_has_role(s.nspowner, 'USAGE') then
            'Only ' || pg_catalog.pg_get_userbyid(s.nspowner) || ', who owns it, and superusers can change it; you are ' || current_user
    end as text) as read_only
from schema s
union all
select
    cast('{"privileges": [], "default_privileges": [], "labels": []}' as text) as object,
    cast('{}' as text) as facts,
    cast(null as text) as headline,
    cast(case
        when not pg_catalog.has_database_privilege(current_database(), 'CREATE') then
            current_user || ' may not create schemas in this database: that needs CREATE on it'
    end as text) as read_only
where :parent_oid = 0
