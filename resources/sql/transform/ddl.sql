-- What creates transforms. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_transform' as regclass) as int8) as classid,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format(
        'create transform for %s language %I (%s)',
        format_type(t.trftype, null),
        l.lanname,
        concat_ws(
            ', ',
            case when t.trffromsql <> 0 then format('from sql with function %s', cast(t.trffromsql as regprocedure)) end,
            case when t.trftosql <> 0 then format('to sql with function %s', cast(t.trftosql as regprocedure)) end
        )
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_transform t on t.oid = w.oid
join pg_catalog.pg_language l on l.oid = t.trflang
