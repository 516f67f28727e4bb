-- The user mappings of a foreign server with the names of their options, as far as the server shows them. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('user_mapping' as text) as kind,
    cast(m.umid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(coalesce(m.usename, 'public') as text) as name,
    cast(case when m.umuser = 0 then 'everybody (public)' end as text) as label,
    cast((select string_agg(o.option_name, ', ') from pg_catalog.pg_options_to_table(m.umoptions) as o) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_user_mappings m
where m.srvid = :parent_oid
