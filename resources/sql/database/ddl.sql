-- What creates databases, what is set for their sessions, and for those of one role in them. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_database' as regclass) as int8) as classid,
    cast(d.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(concat_ws(
        ' ',
        format('create database %I template template0 encoding %L', d.datname, pg_encoding_to_char(d.encoding)),
        case j.row ->> 'datlocprovider' when 'c' then 'locale_provider libc' when 'i' then 'locale_provider icu' when 'b' then 'locale_provider builtin' end,
        format('lc_collate %L lc_ctype %L', d.datcollate, d.datctype),
        case when j.row ->> 'datlocprovider' = 'b' then 'builtin_locale ' else 'icu_locale ' end
            || quote_literal(coalesce(j.row ->> 'datlocale', j.row ->> 'daticulocale')),
        'icu_rules ' || quote_literal(j.row ->> 'daticurules'),
        case when s.spcname <> 'pg_default' then format('tablespace %I', s.spcname) end,
        case when not d.datallowconn then 'allow_connections false' end,
        case when d.datconnlimit >= 0 then 'connection limit ' || d.datconnlimit end,
        case when d.datistemplate then 'is_template true' end
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_database d on d.oid = w.oid
join pg_catalog.pg_tablespace s on s.oid = d.dattablespace
cross join lateral (select to_jsonb(d)) as j (row)
union all
select
    cast(cast('pg_catalog.pg_database' as regclass) as int8),
    cast(d.oid as int8),
    cast(0 as int8),
    cast('settings' as text),
    cast(row_number() over (partition by d.oid order by r.rolname nulls first, c.number) as int8),
    cast(format(
        'alter %s set %I to %s',
        case when s.setrole = 0 then format('database %I', d.datname) else format('role %I in database %I', r.rolname, d.datname) end,
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
join pg_catalog.pg_database d on d.oid = w.oid
join pg_catalog.pg_db_role_setting s on s.setdatabase = d.oid
left join pg_catalog.pg_roles r on r.oid = s.setrole
cross join lateral (
    select split_part(u.entry, '=', 1), substr(u.entry, strpos(u.entry, '=') + 1), u.number
    from unnest(s.setconfig) with ordinality as u (entry, number)
) as c (name, value, number)
where s.setrole = 0 or r.oid is not null
