-- Of what the role may not read a part, so that its definition is not whole. Columns: classid, oid, what (that is not told).
select
    cast(cast('pg_catalog.pg_user_mapping' as regclass) as int8) as classid,
    cast(m.umid as int8) as oid,
    cast('its options' as text) as what
from pg_catalog.pg_user_mappings m
join pg_catalog.pg_foreign_server s on s.oid = m.srvid
where m.umoptions is null
    and not (select r.rolsuper from pg_catalog.pg_roles r where r.rolname = current_user)
    and not (
        (m.umuser <> 0 and m.usename = current_user
            and (pg_catalog.pg_has_role(s.srvowner, 'usage') or pg_catalog.has_server_privilege(s.oid, 'usage')))
        or (m.umuser = 0 and pg_catalog.pg_has_role(s.srvowner, 'usage'))
    )
union all
select
    cast(cast('pg_catalog.pg_subscription' as regclass) as int8),
    cast(v.subid as int8),
    cast('its connection' as text)
from pg_catalog.pg_stat_subscription v
where not pg_catalog.has_column_privilege('pg_catalog.pg_subscription', 'subconninfo', 'select')
group by v.subid
