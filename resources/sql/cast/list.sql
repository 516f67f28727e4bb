-- The casts of the database; those of the system and of extensions where they are asked for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('cast' as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(format_type(c.castsource, null) || ' as ' || format_type(c.casttarget, null) as text) as name,
    cast(format_type(c.castsource, null) || ' → ' || format_type(c.casttarget, null) as text) as label,
    cast(case c.castcontext when 'i' then 'implicit' when 'a' then 'in assignments' else 'explicit' end as text) as detail,
    cast(null as int8) as amount,
    cast(case when c.oid < 16384 then 'system' end as text) as marks,
    cast(d.description as text) as comment,
    cast(case when c.oid < 16384 then 1 else 0 end as int8) as position
from pg_catalog.pg_cast c
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_cast' as regclass) and d.objsubid = 0
where :system or (c.oid >= 16384 and not exists (
    select from pg_catalog.pg_depend x
    where x.classid = cast('pg_catalog.pg_cast' as regclass) and x.objid = c.oid and x.deptype in ('e', 'i')
))
