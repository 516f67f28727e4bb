-- What creates roles, without their passwords; what they are members of, and what is set for their sessions. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_authid' as regclass) as int8) as classid,
    cast(r.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(concat_ws(
        ' ',
        format('create role %I', r.rolname),
        case when r.rolsuper then 'superuser' else 'nosuperuser' end,
        case when r.rolcreatedb then 'createdb' else 'nocreatedb' end,
        case when r.rolcreaterole then 'createrole' else 'nocreaterole' end,
        case when r.rolinherit then 'inherit' else 'noinherit' end,
        case when r.rolcanlogin then 'login' else 'nologin' end,
        case when r.rolreplication then 'replication' else 'noreplication' end,
        case when r.rolbypassrls then 'bypassrls' else 'nobypassrls' end,
        case when r.rolconnlimit >= 0 then 'connection limit ' || r.rolconnlimit end,
        'valid until ' || quote_literal(cast(r.rolvaliduntil as text))
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_roles r on r.oid = w.oid
union all
select
    cast(cast('pg_catalog.pg_authid' as regclass) as int8),
    cast(r.oid as int8),
    cast(0 as int8),
    cast('body' as text),
    cast(row_number() over (partition by r.oid order by g.rolname, b.rolname) as int8),
    cast(concat_ws(
        ' ',
        format('grant %I to %I', g.rolname, r.rolname),
        -- 16 and later say of each membership whether it inherits and may be set
        coalesce(
            'with admin ' || cast(m.admin_option as text) || ', inherit ' || (to_jsonb(m) ->> 'inherit_option')
                || ', set ' || (to_jsonb(m) ->> 'set_option'),
            case when m.admin_option then 'with admin option' end
        ),
        format('granted by %I', b.rolname)
    ) as text)
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_roles r on r.oid = w.oid
join pg_catalog.pg_auth_members m on m.member = r.oid
join pg_catalog.pg_roles g on g.oid = m.roleid
left join pg_catalog.pg_roles b on b.oid = m.grantor
union all
select
    cast(cast('pg_catalog.pg_authid' as regclass) as int8),
    cast(r.oid as int8),
    cast(0 as int8),
    cast('settings' as text),
    cast(row_number() over (partition by r.oid order by d.datname nulls first, c.number) as int8),
    cast(format(
        'alter role %I %sset %I to %s',
        r.rolname,
        case when d.oid is not null then format('in database %I ', d.datname) end,
        c.name,
case
            -- kept as a list of names in their quotes; each is a value of its own
            when lower(c.name) in ('local_preload_libraries', 'search_path', 'session_preload_libraries', 'shared_preload_libraries', 'temp_tablespaces', 'unix_socket_directories')
                then coalesce((
                    select string_agg(
                        quote_literal(case when m.item[1] ~ '^"' then replace(substr(m.item[1], 2, length(m.item[1]) - 2), '""', '"') else m.item[1] end),
                        ', ' order by m.number
                    )
                    from regexp_matches(c.value, '"(?:[^"]|"")*"|[^\s,]+', 'g') with ordinality as m (item, number)
                ), quote_literal(c.value))
            else quote_literal(c.value)
        end
    ) as text)
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_roles r on r.oid = w.oid
join pg_catalog.pg_db_role_setting s on s.setrole = r.oid
left join pg_catalog.pg_database d on d.oid = s.setdatabase
cross join lateral (
    select split_part(u.entry, '=', 1), substr(u.entry, strpos(u.entry, '=') + 1), u.number
    from unnest(s.setconfig) with ordinality as u (entry, number)
) as c (name, value, number)
