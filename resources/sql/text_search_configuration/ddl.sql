-- What creates text search configurations, and which dictionaries each kind of word goes through. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_ts_config' as regclass) as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(s.part as text) as part,
    cast(s.position as int8) as position,
    cast(s.ddl as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_ts_config c on c.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = c.cfgnamespace
join pg_catalog.pg_ts_parser p on p.oid = c.cfgparser
join pg_catalog.pg_namespace pn on pn.oid = p.prsnamespace
cross join lateral (
    select 'create', 0, format('create text search configuration %I.%I (parser = %I.%I)', n.nspname, c.cfgname, pn.nspname, p.prsname)
    union all
    select 'settings', m.maptokentype, format(
        'alter text search configuration %I.%I add mapping for %I with %s', n.nspname, c.cfgname, t.alias,
        string_agg(format('%I.%I', dn.nspname, d.dictname), ', ' order by m.mapseqno)
    )
    from pg_catalog.pg_ts_config_map m
    join pg_catalog.ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype
    join pg_catalog.pg_ts_dict d on d.oid = m.mapdict
    join pg_catalog.pg_namespace dn on dn.oid = d.dictnamespace
    where m.mapcfg = c.oid
    group by m.maptokentype, t.alias
) as s (part, position, ddl)
