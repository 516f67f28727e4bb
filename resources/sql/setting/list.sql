-- What is set for the sessions in a database, or of a role, and for whom or where alone. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('setting' as text) as kind,
    cast(case when s.setdatabase = :parent_oid then s.setrole else s.setdatabase end as int8) as oid,
    cast(c.number as int8) as sub,
    cast(null as text) as schema,
    cast(split_part(c.entry, '=', 1) as text) as name,
    cast(null as text) as label,
    cast(substr(c.entry, strpos(c.entry, '=') + 1) || case
        when s.setdatabase = :parent_oid then coalesce(' (' || r.rolname || ')', '')
        else coalesce(' (' || b.datname || ')', '')
    end as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_db_role_setting s
cross join lateral unnest(s.setconfig) with ordinality as c (entry, number)
left join pg_catalog.pg_roles r on r.oid = s.setrole
left join pg_catalog.pg_database b on b.oid = s.setdatabase
where s.setdatabase = :parent_oid or s.setrole = :parent_oid
