-- What a schema is and what is in it. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select n.* from pg_catalog.pg_namespace n where n.oid = :oid
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(f.catalog as text) as catalog,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub
from me c
cross join lateral (
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.nspname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.nspowner) as text), null, 'pg_authid', cast(c.nspowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_namespace') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_namespace' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 6, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 7, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabels l where l.classoid = cast('pg_catalog.pg_namespace' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 8, 'What is in it', 'Tables', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_class o where o.relnamespace = c.oid and o.relkind in ('r', 'p')
    union all
    select 9, 'What is in it', 'Views', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_class o where o.relnamespace = c.oid and o.relkind = 'v'
    union all
    select 10, 'What is in it', 'Materialized views', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_class o where o.relnamespace = c.oid and o.relkind = 'm'
    union all
    select 11, 'What is in it', 'Foreign tables', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_class o where o.relnamespace = c.oid and o.relkind = 'f'
    union all
    select 12, 'What is in it', 'Indexes', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_class o where o.relnamespace = c.oid and o.relkind in ('i', 'I')
    union all
    select 13, 'What is in it', 'Sequences', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_class o where o.relnamespace = c.oid and o.relkind = 'S'
    union all
    select 14, 'What is in it', 'Functions', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_proc o where o.pronamespace = c.oid and o.prokind in ('f', 'w')
    union all
    select 15, 'What is in it', 'Procedures', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_proc o where o.pronamespace = c.oid and o.prokind = 'p'
    union all
    select 16, 'What is in it', 'Aggregates', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_proc o where o.pronamespace = c.oid and o.prokind = 'a'
    union all
    select 17, 'What is in it', 'Types', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_type o left join pg_catalog.pg_class r on r.oid = o.typrelid where o.typnamespace = c.oid and o.typtype in ('e', 'r', 'c', 'b') and o.typcategory <> 'A' and (o.typrelid = 0 or r.relkind = 'c')
    union all
    select 18, 'What is in it', 'Domains', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_type o where o.typnamespace = c.oid and o.typtype = 'd'
    union all
    select 19, 'What is in it', 'Operators', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_operator o where o.oprnamespace = c.oid
    union all
    select 20, 'What is in it', 'Collations', cast(nullif(count(*), 0) as text), 'count', null, null, 0
    from pg_catalog.pg_collation o where o.collnamespace = c.oid
    union all
    select 21, 'For whoever asks', 'You may use it', cast(has_schema_privilege(c.oid, 'usage') as text), 'flag', null, null, 0
    union all
    select 22, 'For whoever asks', 'You may create in it', cast(has_schema_privilege(c.oid, 'create') as text), 'flag', null, null, 0
    union all
    select 23, 'For whoever asks', 'In the search path', cast(c.nspname = any (current_schemas(true)) as text), 'flag', null, null, 0
    union all
    select 24, 'Default privileges', case a.defaclobjtype when 'r' then 'Tables' when 'S' then 'Sequences' when 'f' then 'Functions' when 'T' then 'Types' when 'n' then 'Schemas' end || ' of ' || quote_ident(pg_get_userbyid(a.defaclrole)), cast(array_to_string(a.defaclacl, ', ') as text), null, null, null, 0
    from pg_catalog.pg_default_acl a where a.defaclnamespace = c.oid
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
