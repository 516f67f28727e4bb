-- The rewrite rules of a table or view, but for the one that makes a view. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('rule' as text) as kind,
    cast(w.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(w.rulename as text) as name,
    cast(null as text) as label,
    cast(case w.ev_type when '1' then 'select' when '2' then 'update' when '3' then 'insert' else 'delete' end
        || case when w.is_instead then ' instead' else '' end as text) as detail,
    cast(null as int8) as amount,
    cast(case when w.ev_enabled = 'D' then 'disabled' end as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_rewrite w
left join pg_catalog.pg_description d on d.objoid = w.oid and d.classoid = cast('pg_catalog.pg_rewrite' as regclass) and d.objsubid = 0
where w.ev_class = :parent_oid and w.rulename <> '_RETURN'
