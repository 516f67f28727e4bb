-- Everything with privileges that were granted or revoked: of the database, the system's included, or of the given objects. Columns: classid, oid, sub, type, schema, identity (as pg_identify_object calls it), owner (name), acl, base (what a new object, or one made by initdb or an extension, has), from_init (whether base is that of initdb or an extension), prefix (of default privileges: before GRANT), target (of default privileges: behind ON).
-- What is read by a text made here stands before, since the server looks into no index behind it.
with parameter (found) as materialized (
    select m.found
    from regexp_matches(cast(query_to_xml(
        case
            when to_regclass('pg_catalog.pg_parameter_acl') is null then 'select where false'
            else 'select p.oid, cast(p.paracl as text) as acl from pg_catalog.pg_parameter_acl p'
        end,
        true, false, ''
    ) as text), '<oid>([0-9]+)</oid>\s*<acl>([^<]*)</acl>', 'g') as m (found)
), privileged (classid, oid, sub, letter, owner, acl) as not materialized (
    select cast('pg_catalog.pg_class' as regclass), c.oid, 0, case c.relkind when 'S' then 's' else 'r' end, c.relowner, c.relacl
    from pg_catalog.pg_class c
    where c.relacl is not null
    union all
    select cast('pg_catalog.pg_class' as regclass), a.attrelid, a.attnum, 'c', c.relowner, a.attacl
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    where a.attacl is not null and not a.attisdropped
    union all
    select cast('pg_catalog.pg_database' as regclass), d.oid, 0, 'd', d.datdba, d.datacl
    from pg_catalog.pg_database d
    where d.datacl is not null
    union all
    select cast('pg_catalog.pg_foreign_data_wrapper' as regclass), f.oid, 0, 'F', f.fdwowner, f.fdwacl
    from pg_catalog.pg_foreign_data_wrapper f
    where f.fdwacl is not null
    union all
    select cast('pg_catalog.pg_foreign_server' as regclass), s.oid, 0, 'S', s.srvowner, s.srvacl
    from pg_catalog.pg_foreign_server s
    where s.srvacl is not null
    union all
    select cast('pg_catalog.pg_language' as regclass), l.oid, 0, 'l', l.lanowner, l.lanacl
    from pg_catalog.pg_language l
    where l.lanacl is not null
    union all
    select cast('pg_catalog.pg_largeobject' as regclass), l.oid, 0, 'L', l.lomowner, l.lomacl
    from pg_catalog.pg_largeobject_metadata l
    where l.lomacl is not null
    union all
    select cast('pg_catalog.pg_namespace' as regclass), n.oid, 0, 'n', n.nspowner, n.nspacl
    from pg_catalog.pg_namespace n
    where n.nspacl is not null or n.nspname = 'public'
    union all
    -- before 15 nothing can be granted on parameters, and the catalogue is not there
    select coalesce(to_regclass('pg_catalog.pg_parameter_acl'), 0), cast(m.found[1] as oid), 0, 'p', 10,
        cast(replace(replace(replace(replace(m.found[2], '&lt;', '<'), '&gt;', '>'), '&#x0d;', e'\r'), '&amp;', '&') as aclitem[])
    from parameter m
    union all
    select cast('pg_catalog.pg_proc' as regclass), p.oid, 0, 'f', p.proowner, p.proacl
    from pg_catalog.pg_proc p
    where p.proacl is not null
    union all
    select cast('pg_catalog.pg_tablespace' as regclass), t.oid, 0, 't', t.spcowner, t.spcacl
    from pg_catalog.pg_tablespace t
    where t.spcacl is not null
    union all
    select cast('pg_catalog.pg_type' as regclass), t.oid, 0, 'T', t.typowner, t.typacl
    from pg_catalog.pg_type t
    where t.typacl is not null
), asked (oid) as (
    select unnest(cast(:oids as oid[]))
), chosen as materialized (
    select p.*
    from privileged p
    where (cast(:oids as oid[]) is null or p.oid = any (cast(:oids as oid[])))
        and case
        when cast(:oids as oid[]) is not null then true
        else (p.classid <> cast('pg_catalog.pg_database' as regclass) or p.oid = (select d.oid from pg_catalog.pg_database d where d.datname = current_database()))
            and p.classid <> cast('pg_catalog.pg_tablespace' as regclass) and p.letter <> 'p'
    end
)
select
    cast(c.classid as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(c.sub as int8) as sub,
    cast(i.type as text) as type,
    cast(i.schema as text) as schema,
    cast(i.identity as text) as identity,
    cast(pg_catalog.pg_get_userbyid(c.owner) as text) as owner,
    cast(coalesce(c.acl, pg_catalog.acldefault(cast(c.letter as "char"), c.owner)) as text) as acl,
    cast(case
        when o.initprivs is not null then o.initprivs
        -- initdb writes down what it granted before it makes this schema
        when c.oid < 16384 and i.schema = 'information_schema' then pg_catalog.acldefault(cast(c.letter as "char"), c.owner) || pg_catalog.makeaclitem(0, c.owner, 'SELECT', false)
        when c.oid < 16384 and i.type = 'schema' and i.identity = 'information_schema' then pg_catalog.acldefault('n', c.owner) || pg_catalog.makeaclitem(0, c.owner, 'USAGE', false)
        else coalesce(pg_catalog.acldefault(cast(c.letter as "char"), c.owner), '{}')
    end as text) as base,
    o.initprivs is not null as from_init,
    cast(null as text) as prefix,
    cast(null as text) as target
from chosen c
cross join lateral pg_catalog.pg_identify_object(c.classid, c.oid, c.sub) as i
left join pg_catalog.pg_init_privs o on o.objoid = c.oid and o.classoid = c.classid and o.objsubid = c.sub
where c.acl is distinct from o.initprivs or c.acl is null
union all
select
    cast(cast('pg_catalog.pg_default_acl' as regclass) as int8),
    cast(d.oid as int8),
    0,
    cast('default acl' as text),
    n.nspname,
    cast(i.identity as text),
    pg_catalog.pg_get_userbyid(d.defaclrole),
    cast(d.defaclacl as text),
    case
        when d.defaclnamespace <> 0 then '{}'
        else cast(pg_catalog.acldefault(cast(case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end as "char"), d.defaclrole) as text)
    end,
    false,
    pg_catalog.concat('alter default privileges for role ', pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(d.defaclrole)), ' in schema ' || pg_catalog.quote_ident(n.nspname)),
    case d.defaclobjtype
        when 'r' then 'tables'
        when 'S' then 'sequences'
        when 'f' then 'functions'
        when 'T' then 'types'
        when 'n' then 'schemas'
        when 'L' then 'large objects'
    end
from pg_catalog.pg_default_acl d
cross join lateral pg_catalog.pg_identify_object(cast('pg_catalog.pg_default_acl' as regclass), d.oid, 0) as i
left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
where cast(:oids as oid[]) is null or d.oid in (select a.oid from asked a)
