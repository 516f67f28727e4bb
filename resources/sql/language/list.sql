-- The procedural languages of the database. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('language' as text) as kind,
    cast(l.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(l.lanname as text) as name,
    cast(null as text) as label,
    cast(case when l.lanpltrusted then 'trusted' else 'untrusted' end as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_language l
left join pg_catalog.pg_description d on d.objoid = l.oid and d.classoid = cast('pg_catalog.pg_language' as regclass) and d.objsubid = 0
where :system or l.lanispl
