-- Everything that has an ACL, of the kinds and schemas asked for; part: of a routine its argument types, of a column its name; acl: "grantee grantor PRIVILEGE *" with commas between, * with grant option, - without. Objects without an ACL have their default's.
with spaces as (
    select n.oid, n.nspname, n.nspowner, n.nspacl
    from pg_catalog.pg_namespace n
    where case
        when cast(:schemas as text[]) = '{}' then :system or (n.nspname !~ '^pg_' and n.nspname <> 'information_schema')
        else cast(n.nspname as text) = any (cast(:schemas as text[]))
    end
), objects (kind, oid, sub, schema, name, part, owner, defaults, acl) as (
    select 'database', d.oid, 0, null, cast(d.datname as text), null, d.datdba, d.datacl is null, coalesce(d.datacl, acldefault('d', d.datdba))
    from pg_catalog.pg_database d
    where 'database' = any (cast(:kinds as text[]))
    union all
    select 'schema', n.oid, 0, null, cast(n.nspname as text), null, n.nspowner, n.nspacl is null, coalesce(n.nspacl, acldefault('n', n.nspowner))
    from spaces n
    where 'schema' = any (cast(:kinds as text[]))
    union all
    select
        k.kind, c.oid, 0, n.nspname, cast(c.relname as text), null, c.relowner, c.relacl is null,
        coalesce(c.relacl, acldefault(case when c.relkind = 'S' then cast('s' as "char") else cast('r' as "char") end, c.relowner))
    from pg_catalog.pg_class c
    join spaces n on n.oid = c.relnamespace
    join (values
        (cast('r' as "char"), 'table'), ('p', 'table'), ('v', 'view'), ('m', 'materialized_view'), ('f', 'foreign_table'), ('S', 'sequence')
    ) k (relkind, kind) on k.relkind = c.relkind
    where k.kind = any (cast(:kinds as text[]))
    union all
    select
        'column', c.oid, a.attnum, n.nspname, cast(c.relname as text), cast(a.attname as text), c.relowner, a.attacl is null,
        coalesce(a.attacl, acldefault('c', c.relowner))
    from pg_catalog.pg_attribute a
    join pg_catalog.pg_class c on c.oid = a.attrelid
    join spaces n on n.oid = c.relnamespace
    where 'column' = any (cast(:kinds as text[])) and c.relkind in ('r', 'p', 'v', 'm', 'f')
        and a.attnum > 0 and not a.attisdropped and (:all_columns or a.attacl is not null)
    union all
    select
        case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
        p.oid, 0, n.nspname, cast(p.proname as text), oidvectortypes(p.proargtypes), p.proowner, p.proacl is null,
        coalesce(p.proacl, acldefault('f', p.proowner))
    from pg_catalog.pg_proc p
    join spaces n on n.oid = p.pronamespace
    where case p.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end = any (cast(:kinds as text[]))
    union all
    select
        case when t.typtype = 'd' then 'domain' else 'type' end,
        t.oid, 0, n.nspname, cast(t.typname as text), null, t.typowner, t.typacl is null, coalesce(t.typacl, acldefault('T', t.typowner))
    from pg_catalog.pg_type t
    join spaces n on n.oid = t.typnamespace
    where case when t.typtype = 'd' then 'domain' else 'type' end = any (cast(:kinds as text[]))
        and (t.typtype in ('e', 'd', 'r')
            or (t.typtype = 'c' and exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
            or (t.typtype = 'b' and t.typcategory <> 'A'))
    union all
    select 'language', l.oid, 0, null, cast(l.lanname as text), null, l.lanowner, l.lanacl is null, coalesce(l.lanacl, acldefault('l', l.lanowner))
    from pg_catalog.pg_language l
    where 'language' = any (cast(:kinds as text[]))
    union all
    select
        'foreign_data_wrapper', w.oid, 0, null, cast(w.fdwname as text), null, w.fdwowner, w.fdwacl is null,
        coalesce(w.fdwacl, acldefault('F', w.fdwowner))
    from pg_catalog.pg_foreign_data_wrapper w
    where 'foreign_data_wrapper' = any (cast(:kinds as text[]))
    union all
    select 'foreign_server', s.oid, 0, null, cast(s.srvname as text), null, s.srvowner, s.srvacl is null, coalesce(s.srvacl, acldefault('S', s.srvowner))
    from pg_catalog.pg_foreign_server s
    where 'foreign_server' = any (cast(:kinds as text[]))
    union all
    select 'tablespace', t.oid, 0, null, cast(t.spcname as text), null, t.spcowner, t.spcacl is null, coalesce(t.spcacl, acldefault('t', t.spcowner))
    from pg_catalog.pg_tablespace t
    where 'tablespace' = any (cast(:kinds as text[]))
    union all
    select
        'large_object', o.oid, 0, null, cast(o.oid as text), null, o.lomowner, o.lomacl is null, coalesce(o.lomacl, acldefault('L', o.lomowner))
    from pg_catalog.pg_largeobject_metadata o
    where 'large_object' = any (cast(:kinds as text[]))
    union all
    select
        'parameter', coalesce(p.oid, 0), 0, null, coalesce(p.parname, lower(s.name)), null, 10, p.oid is null, coalesce(p.paracl, acldefault('p', 10))
    from pg_catalog.pg_parameter_acl p
    full join (select g.name from pg_catalog.pg_settings g where g.context <> 'internal') s on lower(s.name) = p.parname
    where 'parameter' = any (cast(:kinds as text[]))
), found as (
    select o.*
    from objects o
    where position(lower(:needle) in lower(concat_ws('.', o.schema, o.name, case when o.sub > 0 then o.part end))) > 0
        and (cast(:oids as oid[]) = '{}' or o.oid = any (cast(:oids as oid[])))
    limit :limit
), texts as (
    select
        d.acl,
        (
            select string_agg(
                x.grantee || ' ' || x.grantor || ' ' || x.privilege_type || case when x.is_grantable then ' *' else ' -' end, ','
                order by x.place
            )
            from aclexplode(d.acl) with ordinality x (grantor, grantee, privilege_type, is_grantable, place)
        ) as text
    from (select distinct f.acl from found f) d
)
select
    cast(f.kind as text) as kind,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub,
    cast(f.schema as text) as schema,
    cast(f.name as text) as name,
    cast(f.part as text) as part,
    cast(f.owner as int8) as owner,
    cast(f.defaults as bool) as defaults,
    cast(t.text as text) as acl
from found f
left join texts t on t.acl = f.acl
order by f.schema, f.name, f.sub, f.part
