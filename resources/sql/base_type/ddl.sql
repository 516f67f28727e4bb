-- What creates base types, and shells that were never filled; the functions of a base type take the type itself: they want the shell first. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_type' as regclass) as int8) as classid,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(p.part as text) as part,
    cast(p.position as int8) as position,
    cast(p.ddl as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_type t on t.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
cross join lateral (
    values (case when t.typisdefined then 'shell' else 'create' end, 0, format('create type %I.%I', n.nspname, t.typname)),
    ('create', 1, case when t.typisdefined then format('create type %I.%I (%s)', n.nspname, t.typname, concat_ws(
        ', ',
        format('input = %s', cast(t.typinput as regproc)),
        format('output = %s', cast(t.typoutput as regproc)),
        case when t.typreceive <> 0 then format('receive = %s', cast(t.typreceive as regproc)) end,
        case when t.typsend <> 0 then format('send = %s', cast(t.typsend as regproc)) end,
        case when t.typmodin <> 0 then format('typmod_in = %s', cast(t.typmodin as regproc)) end,
        case when t.typmodout <> 0 then format('typmod_out = %s', cast(t.typmodout as regproc)) end,
        case when t.typanalyze <> 0 then format('analyze = %s', cast(t.typanalyze as regproc)) end,
        case when to_jsonb(t) ->> 'typsubscript' <> '-' then 'subscript = ' || (to_jsonb(t) ->> 'typsubscript') end,
        'internallength = ' || case when t.typlen < 0 then 'variable' else cast(t.typlen as text) end,
        case when t.typbyval then 'passedbyvalue' end,
        'alignment = ' || case t.typalign when 'c' then 'char' when 's' then 'int2' when 'i' then 'int4' else 'double' end,
        'storage = ' || case t.typstorage when 'p' then 'plain' when 'e' then 'external' when 'x' then 'extended' else 'main' end,
        case when t.typcategory <> 'U' then 'category = ' || quote_literal(cast(t.typcategory as text)) end,
        case when t.typispreferred then 'preferred = true' end,
        'default = ' || coalesce(pg_get_expr(t.typdefaultbin, 0), quote_literal(t.typdefault)),
        case when t.typelem <> 0 then 'element = ' || format_type(t.typelem, null) end,
        case when t.typdelim <> ',' then 'delimiter = ' || quote_literal(cast(t.typdelim as text)) end,
        case when t.typcollation <> 0 then 'collatable = true' end
    )) end)
) as p (part, position, ddl)
where t.typtype in ('b', 'p') and p.ddl is not null
