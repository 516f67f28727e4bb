-- What creates languages. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_language' as regclass) as int8) as classid,
    cast(l.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(concat_ws(
        ' ',
        case when l.lanpltrusted then 'create trusted language' else 'create language' end,
        quote_ident(l.lanname),
        format('handler %I.%I', hn.nspname, h.proname),
        case when l.laninline <> 0 then format('inline %I.%I', n.nspname, i.proname) end,
        case when l.lanvalidator <> 0 then format('validator %I.%I', vn.nspname, v.proname) end
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_language l on l.oid = w.oid
join pg_catalog.pg_proc h on h.oid = l.lanplcallfoid
join pg_catalog.pg_namespace hn on hn.oid = h.pronamespace
left join pg_catalog.pg_proc i on i.oid = l.laninline
left join pg_catalog.pg_namespace n on n.oid = i.pronamespace
left join pg_catalog.pg_proc v on v.oid = l.lanvalidator
left join pg_catalog.pg_namespace vn on vn.oid = v.pronamespace
