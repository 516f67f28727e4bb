-- What creates collations, of every provider; the version noted is that of the server's own library and stays behind. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_collation' as regclass) as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('create collation %I.%I (%s)', n.nspname, c.collname, concat_ws(
        ', ',
        'provider = ' || case c.collprovider
            when 'c' then 'libc' when 'i' then 'icu' when 'b' then 'builtin' else 'default'
        end,
        case
            when v.locale is not null then 'locale = ' || quote_literal(v.locale)
            -- a server of 13 or 14 keeps an ICU locale where libc's are
            when v.collate = v.ctype then 'locale = ' || quote_literal(v.collate)
            else concat_ws(', ', 'lc_collate = ' || quote_literal(v.collate), 'lc_ctype = ' || quote_literal(v.ctype))
        end,
        case when not c.collisdeterministic then 'deterministic = false' end,
        'rules = ' || quote_literal(v.rules)
    )) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_collation c on c.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = c.collnamespace
cross join lateral (select to_jsonb(c)) as j (row)
cross join lateral (
    select j.row ->> 'collcollate', j.row ->> 'collctype',
        coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale'), j.row ->> 'collicurules'
) as v ("collate", ctype, locale, rules)
