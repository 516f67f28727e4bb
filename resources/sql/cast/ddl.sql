-- What creates casts. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_cast' as regclass) as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(concat_ws(
        ' ',
        format('create cast (%s as %s)', format_type(c.castsource, null), format_type(c.casttarget, null)),
        case c.castmethod
            when 'b' then 'without function'
            when 'i' then 'with inout'
            else format('with function %s', cast(c.castfunc as regprocedure))
        end,
        case c.castcontext when 'a' then 'as assignment' when 'i' then 'as implicit' end
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_cast c on c.oid = w.oid
