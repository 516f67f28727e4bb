-- What creates functions, as the server tells it; one whose body or defaults need others can first stand there empty. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_proc' as regclass) as int8) as classid,
    cast(f.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(p.part as text) as part,
    cast(p.position as int8) as position,
    cast(p.ddl as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_proc f on f.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = f.pronamespace
cross join lateral (
    select 'shell', 0, format(
        'create %s %I.%I(%s)%s language sql as %L',
        case f.prokind when 'p' then 'procedure' else 'function' end,
        n.nspname,
        f.proname,
        pg_get_function_identity_arguments(f.oid),
        ' returns ' || pg_get_function_result(f.oid),
        ''
    )
    where f.prokind in ('f', 'p') and (f.proargdefaults is not null or to_jsonb(f) ->> 'prosqlbody' is not null)
    union all
    select 'create', 1, rtrim(pg_get_functiondef(f.oid), e'\n')
) as p (part, position, ddl)
where f.prokind <> 'a'
