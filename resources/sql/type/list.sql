-- The types of a schema: enums, composites, domains (over what), ranges (of what), base types, shells; those of extensions where system objects are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast(case t.typtype
        when 'e' then 'enum'
        when 'c' then 'composite_type'
        when 'd' then 'domain'
        when 'r' then 'range_type'
        else 'base_type'
    end as text) as kind,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(t.typname as text) as name,
    cast(null as text) as label,
    cast(case t.typtype
        when 'e' then 'enum'
        when 'c' then 'composite'
        when 'd' then format_type(t.typbasetype, t.typtypmod)
        when 'r' then 'range of ' || format_type(r.rngsubtype, null)
        when 'p' then 'not defined yet'
        else 'base type'
    end as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_type t
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
left join pg_catalog.pg_range r on r.rngtypid = t.oid
left join pg_catalog.pg_description d on d.objoid = t.oid and d.classoid = cast('pg_catalog.pg_type' as regclass) and d.objsubid = 0
where t.typnamespace = :parent_oid
    and (t.typtype in ('e', 'd', 'r')
        or (t.typtype = 'c' and t.typrelid in (select c.oid from pg_catalog.pg_class c where c.relkind = 'c'))
        or (t.typtype = 'b' and t.typcategory <> 'A')
        or (t.typtype = 'p' and not t.typisdefined))
    and (:system or t.oid not in (
        select x.objid
        from pg_catalog.pg_depend x
        where x.refclassid = cast('pg_catalog.pg_extension' as regclass)
            and x.classid = cast('pg_catalog.pg_type' as regclass) and x.deptype = 'e'
    ))
