-- The row security policies of a table and the commands they are for. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('policy' as text) as kind,
    cast(p.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(p.polname as text) as name,
    cast(null as text) as label,
    cast(case p.polcmd
        when 'r' then 'select'
        when 'a' then 'insert'
        when 'w' then 'update'
        when 'd' then 'delete'
        else 'all'
    end || case when p.polpermissive then '' else ', restrictive' end as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_policy p
left join pg_catalog.pg_description d on d.objoid = p.oid and d.classoid = cast('pg_catalog.pg_policy' as regclass) and d.objsubid = 0
where p.polrelid = :parent_oid
