-- A database as its form holds it; the defaults of a new one where :parent_oid is 0. Columns that only some versions have are taken from the row as JSON.
with db as (
    select d.oid, d.datname, d.datdba, d.datacl, d.encoding, d.dattablespace, d.datconnlimit, d.datistemplate, d.datallowconn, to_jsonb(d) as j
    from pg_catalog.pg_database d
    where d.oid = cast(cast(:parent_oid as int8) as oid)
), letters (word, letter, place) as (
    values
        ('INSERT', 'a', 1), ('SELECT', 'r', 2), ('UPDATE', 'w', 3), ('DELETE', 'd', 4), ('TRUNCATE', 'D', 5), ('REFERENCES', 'x', 6),
        ('TRIGGER', 't', 7), ('EXECUTE', 'X', 8), ('USAGE', 'U', 9), ('CREATE', 'C', 10), ('TEMPORARY', 'T', 11), ('CONNECT', 'c', 12),
        ('MAINTAIN', 'm', 13)
), granted as (
    select
        a.grantee,
        a.grantor,
        string_agg(p.letter, '' order by p.place) as privileges,
        coalesce(string_agg(p.letter, '' order by p.place) filter (where a.is_grantable), '') as grantable
    from db
    cross join lateral pg_catalog.aclexplode(coalesce(db.datacl, pg_catalog.acldefault('d', db.datdba))) a
    join letters p on p.word = a.privilege_type
    group by a.grantee, a.grantor
), future as (
    select e.oid, e.defaclrole, e.defaclobjtype, e.defaclacl
    from pg_catalog.pg_default_acl e
    where e.defaclnamespace = 0
), future_granted as (
    select
        f.defaclrole,
        f.defaclobjtype,
        a.grantee,
        string_agg(p.letter, '' order by p.place) as privileges,
        coalesce(string_agg(p.letter, '' order by p.place) filter (where a.is_grantable), '') as grantable
    from future f
    cross join lateral pg_catalog.aclexplode(f.defaclacl) a
    join letters p on p.word = a.privilege_type
    group by f.defaclrole, f.defaclobjtype, a.grantee
    union all
    -- who would have something by default, and has nothing
    select f.defaclrole, f.defaclobjtype, h.grantee, '', ''
    from future f
    cross join lateral (
        select f.defaclrole as grantee
        union all
        select 0 where f.defaclobjtype in ('f', 'T')
    ) as h
    where not exists (select 1 from pg_catalog.aclexplode(f.defaclacl) a where a.grantee = h.grantee)
)
select
    cast(json_build_object(
        'name', db.datname,
        'owner', pg_catalog.pg_get_userbyid(db.datdba),
        'comment', pg_catalog.shobj_description(db.oid, 'pg_database'),
        'encoding', pg_catalog.pg_encoding_to_char(db.encoding),
        'tablespace', (select t.spcname from pg_catalog.pg_tablespace t where t.oid = db.dattablespace),
        'locale_provider', case db.j ->> 'datlocprovider' when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' end,
        'collation', db.j ->> 'datcollate',
        'ctype', db.j ->> 'datctype',
        'icu_locale', coalesce(db.j ->> 'daticulocale', case when db.j ->> 'datlocprovider' = 'i' then db.j ->> 'datlocale' end),
        'icu_rules', db.j ->> 'daticurules',
        'builtin_locale', case when db.j ->> 'datlocprovider' = 'b' then db.j ->> 'datlocale' end,
        'collation_version', db.j ->> 'datcollversion',
        'connection_limit', cast(nullif(db.datconnlimit, -1) as text),
        'is_template', db.datistemplate,
        'allow_connections', db.datallowconn,
        'privileges', coalesce((
            select json_agg(json_build_object(
                'grantee', case when g.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(g.grantee) end,
                'grantor', pg_catalog.pg_get_userbyid(g.grantor),
                'privileges', g.privileges,
                'grantable', g.grantable) order by g.grantee <> db.datdba, g.grantee, g.grantor)
            from granted g), '[]'),
        'parameters', coalesce((
            select json_agg(json_build_object(
                'name', split_part(c.setting, '=', 1),
                'value', substr(c.setting, strpos(c.setting, '=') + 1),
                'role', case when s.setrole <> 0 then pg_catalog.pg_get_userbyid(s.setrole) end) order by s.setrole, c.place)
            from pg_catalog.pg_db_role_setting s
            cross join lateral unnest(s.setconfig) with ordinality as c (setting, place)
            where s.setdatabase = db.oid), '[]'),
        'default_privileges', coalesce((
            select json_agg(json_build_object(
                'role', pg_catalog.pg_get_userbyid(f.defaclrole),
                'objects', f.defaclobjtype,
                'grantee', case when f.grantee = 0 then 'public' else pg_catalog.pg_get_userbyid(f.grantee) end,
                'privileges', f.privileges,
                'grantable', f.grantable) order by f.defaclrole, f.defaclobjtype, f.grantee)
            from future_granted f
            where db.datname = current_database()), '[]'),
        'labels', coalesce((
            select json_agg(json_build_object('provider', l.provider, 'label', l.label) order by l.provider)
            from pg_catalog.pg_shseclabel l
            where l.classoid = cast('pg_catalog.pg_database' as regclass) and l.objoid = db.oid), '[]')
    ) as text) as object,
    cast(json_build_object(
        'name', db.datname,
        'inside', db.datname = current_database(),
        'elsewhere', (
            select o.datname
            from pg_catalog.pg_database o
            where o.datallowconn and o.datname <> current_database() and pg_catalog.has_database_privilege(o.oid, 'CONNECT')
            order by o.datname <> 'postgres', o.datistemplate, o.datname
            limit 1),
        'actual_collation_version', case when db.datname = current_database() then pg_catalog.pg_collation_actual_version(cast(100 as oid)) end
    ) as text) as facts,
    cast(concat_ws(' · ', pg_catalog.pg_encoding_to_char(db.encoding), db.j ->> 'datcollate',
        (select count(*) || ' sessions' from pg_catalog.pg_stat_activity a where a.datid = db.oid)) as text) as headline,
    cast(case
        when not pg_catalog.pg_has_role(db.datdba, 'USAGE') then
            'Only ' || pg_catalog.pg_get_userbyid(db.datdba) || ', who owns it, and superusers can change it; you are ' || current_user
    end as text) as read_only
from db
union all
select
    cast(json_build_object(
        'allow_connections', true,
        'is_template', false,
        'privileges', json_build_array(json_build_object('grantee', 'public', 'privileges', 'Tc', 'grantable', '')),
        'parameters', json_build_array(),
        'default_privileges', json_build_array(),
        'labels', json_build_array()
    ) as text) as object,
    cast('{}' as text) as facts,
    cast(null as text) as headline,
    cast((
        select current_user || ' may not create databases: that needs CREATEDB'
        from pg_catalog.pg_roles r
        where r.rolname = current_user and not r.rolcreatedb and not r.rolsuper
    ) as text) as read_only
where :parent_oid = 0
