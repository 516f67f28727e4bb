-- The roles of the server; those that may not log in are groups. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast(case when r.rolcanlogin then 'role' else 'group_role' end as text) as kind,
    cast(r.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(r.rolname as text) as name,
    cast(null as text) as label,
    cast(case when r.rolsuper then 'superuser' when not r.rolcanlogin then 'group' end as text) as detail,
    cast(null as int8) as amount,
    cast(case when r.rolname ~ '^pg_' then 'system' end as text) as marks,
    cast(shobj_description(r.oid, 'pg_authid') as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_roles r
where :system or r.rolname !~ '^pg_'
