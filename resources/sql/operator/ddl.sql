-- What creates operators; commutators and negators that come later are made as shells by the server. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_operator' as regclass) as int8) as classid,
    cast(o.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('create operator %I.%s (%s)', n.nspname, o.oprname, concat_ws(
        ', ',
        format('function = %s', cast(o.oprcode as regproc)),
        case when o.oprleft <> 0 then 'leftarg = ' || format_type(o.oprleft, null) end,
        case when o.oprright <> 0 then 'rightarg = ' || format_type(o.oprright, null) end,
        (
            select format('commutator = operator(%I.%s)', cn.nspname, c.oprname)
            from pg_catalog.pg_operator c join pg_catalog.pg_namespace cn on cn.oid = c.oprnamespace
            where c.oid = o.oprcom
        ),
        (
            select format('negator = operator(%I.%s)', cn.nspname, c.oprname)
            from pg_catalog.pg_operator c join pg_catalog.pg_namespace cn on cn.oid = c.oprnamespace
            where c.oid = o.oprnegate
        ),
        case when o.oprrest <> 0 then format('restrict = %s', cast(o.oprrest as regproc)) end,
        case when o.oprjoin <> 0 then format('join = %s', cast(o.oprjoin as regproc)) end,
        case when o.oprcanhash then 'hashes' end,
        case when o.oprcanmerge then 'merges' end
    )) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_operator o on o.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
where o.oprcode <> 0
