-- What a type is: enum, composite, range, base or shell. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select t.*, to_jsonb(t) as j from pg_catalog.pg_type t where t.oid = :oid
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
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.typname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Schema', cast(n.nspname as text), null, 'pg_namespace', cast(n.oid as int8), 0
    from pg_catalog.pg_namespace n where n.oid = c.typnamespace
    union all
    select 3, 'General', 'Owner', cast(pg_get_userbyid(c.typowner) as text), null, 'pg_authid', cast(c.typowner as int8), 0
    union all
    select 4, 'General', 'Comment', cast(obj_description(c.oid, 'pg_type') as text), null, null, null, 0
    union all
    select 5, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 6, 'General', 'Extension', cast(e.extname as text), null, 'pg_extension', cast(e.oid as int8), 0
    from pg_catalog.pg_depend d
    join pg_catalog.pg_extension e on e.oid = d.refobjid
    where d.classid = cast('pg_catalog.pg_type' as regclass) and d.objid = c.oid and d.objsubid = 0 and d.deptype = 'e'
        and d.refclassid = cast('pg_catalog.pg_extension' as regclass)
    union all
    select 7, 'General', 'System object', cast('true' as text), 'flag', null, null, 0
    where c.oid < 16384
    union all
    select 8, 'General', 'Label of ' || l.provider, cast(l.label as text), null, null, null, 0
    from pg_catalog.pg_seclabels l where l.classoid = cast('pg_catalog.pg_type' as regclass) and l.objoid = c.oid and l.objsubid = 0
    union all
    select 9, 'Definition', 'Kind', cast(case when not c.typisdefined then 'shell' else case c.typtype when 'b' then 'base' when 'c' then 'composite' when 'd' then 'domain' when 'e' then 'enum' when 'p' then 'pseudo-type' when 'r' then 'range' when 'm' then 'multirange' end end as text), null, null, null, 0
    union all
    select 10, 'Definition', 'Array type', cast(format_type(c.typarray, null) as text), null, null, null, 0
    where c.typarray <> 0
    union all
    select 11, 'Definition', 'Element type', cast(format_type(c.typelem, null) as text), null, 'pg_type', cast(c.typelem as int8), 0
    where c.typelem <> 0
    union all
    select 12, 'Attributes', a.attname, cast(format_type(a.atttypid, a.atttypmod) as text), null, 'pg_type', cast(a.atttypid as int8), 0
    from pg_catalog.pg_attribute a where a.attrelid = c.typrelid and c.typtype = 'c' and a.attnum > 0 and not a.attisdropped
    union all
    select 13, 'Labels', 'Label ' || row_number() over (order by e.enumsortorder), cast(e.enumlabel as text), null, null, null, 0
    from pg_catalog.pg_enum e where e.enumtypid = c.oid
    union all
    select 14, 'Range', 'Subtype', cast(format_type(r.rngsubtype, null) as text), null, 'pg_type', cast(r.rngsubtype as int8), 0
    from pg_catalog.pg_range r where r.rngtypid = c.oid
    union all
    select 15, 'Range', 'Multirange type', cast(format_type(cast(to_jsonb(r) ->> 'rngmultitypid' as oid), null) as text), null, null, null, 0
    from pg_catalog.pg_range r where r.rngtypid = c.oid and to_jsonb(r) ->> 'rngmultitypid' is not null
    union all
    select 16, 'Range', 'Operator class', cast(o.opcname as text), null, 'pg_opclass', cast(o.oid as int8), 0
    from pg_catalog.pg_range r join pg_catalog.pg_opclass o on o.oid = r.rngsubopc where r.rngtypid = c.oid
    union all
    select 17, 'Range', 'Collation', cast(o.collname as text), null, 'pg_collation', cast(o.oid as int8), 0
    from pg_catalog.pg_range r join pg_catalog.pg_collation o on o.oid = r.rngcollation where r.rngtypid = c.oid
    union all
    select 18, 'Range', 'Canonical function', cast(cast(r.rngcanonical as regprocedure) as text), null, 'pg_proc', cast(cast(r.rngcanonical as oid) as int8), 0
    from pg_catalog.pg_range r where r.rngtypid = c.oid and cast(r.rngcanonical as oid) <> 0
    union all
    select 19, 'Range', 'Difference function', cast(cast(r.rngsubdiff as regprocedure) as text), null, 'pg_proc', cast(cast(r.rngsubdiff as oid) as int8), 0
    from pg_catalog.pg_range r where r.rngtypid = c.oid and cast(r.rngsubdiff as oid) <> 0
    union all
    select 20, 'Storage', 'Length', cast(case c.typlen when -1 then 'variable' when -2 then 'a C string' when 1 then '1 byte' else cast(c.typlen as text) || ' bytes' end as text), null, null, null, 0
    union all
    select 21, 'Storage', 'Passed by value', cast(c.typbyval as text), 'flag', null, null, 0
    union all
    select 22, 'Storage', 'Alignment', cast(case c.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4' when 'd' then 'double' end as text), null, null, null, 0
    union all
    select 23, 'Storage', 'Storage', cast(case c.typstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' when 'x' then 'extended' end as text), null, null, null, 0
    union all
    select 24, 'Storage', 'Category', cast(c.typcategory as text), null, null, null, 0
    union all
    select 25, 'Storage', 'Preferred in its category', cast(c.typispreferred as text), 'flag', null, null, 0
    union all
    select 26, 'Storage', 'Delimiter', cast(c.typdelim as text), null, null, null, 0
    union all
    select 27, 'Storage', 'Default', cast(c.typdefault as text), 'code', null, null, 0
    union all
    select 28, 'Storage', 'Collation', cast(o.collname as text), null, 'pg_collation', cast(o.oid as int8), 0
    from pg_catalog.pg_collation o where o.oid = c.typcollation
    union all
    select 29, 'Functions', 'Input', cast(cast(cast(c.typinput as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.typinput as oid) as int8), 0
    where cast(c.typinput as oid) <> 0
    union all
    select 30, 'Functions', 'Output', cast(cast(cast(c.typoutput as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.typoutput as oid) as int8), 0
    where cast(c.typoutput as oid) <> 0
    union all
    select 31, 'Functions', 'Receive', cast(cast(cast(c.typreceive as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.typreceive as oid) as int8), 0
    where cast(c.typreceive as oid) <> 0
    union all
    select 32, 'Functions', 'Send', cast(cast(cast(c.typsend as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.typsend as oid) as int8), 0
    where cast(c.typsend as oid) <> 0
    union all
    select 33, 'Functions', 'Modifier input', cast(cast(cast(c.typmodin as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.typmodin as oid) as int8), 0
    where cast(c.typmodin as oid) <> 0
    union all
    select 34, 'Functions', 'Modifier output', cast(cast(cast(c.typmodout as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.typmodout as oid) as int8), 0
    where cast(c.typmodout as oid) <> 0
    union all
    select 35, 'Functions', 'Analyze', cast(cast(cast(c.typanalyze as oid) as regprocedure) as text), null, 'pg_proc', cast(cast(c.typanalyze as oid) as int8), 0
    where cast(c.typanalyze as oid) <> 0
    union all
    select 36, 'Functions', 'Subscript', cast(nullif(c.j ->> 'typsubscript', '-') as text), null, null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
