-- What creates aggregates: plain, moving, ordered-set and hypothetical. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_proc' as regclass) as int8) as classid,
    cast(f.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format(
        'create aggregate %I.%I(%s) (%s)',
        n.nspname,
        f.proname,
        coalesce(nullif(pg_get_function_arguments(f.oid), ''), '*'),
        concat_ws(
            ', ',
            format('sfunc = %s', cast(a.aggtransfn as regproc)),
            'stype = ' || format_type(a.aggtranstype, null),
            case when a.aggtransspace <> 0 then 'sspace = ' || a.aggtransspace end,
            'initcond = ' || quote_literal(a.agginitval),
            case when a.aggfinalfn <> 0 then format('finalfunc = %s', cast(a.aggfinalfn as regproc)) end,
            case when a.aggfinalextra then 'finalfunc_extra' end,
            case when a.aggfinalmodify <> m.usual then 'finalfunc_modify = ' || m.final end,
            case when a.aggcombinefn <> 0 then format('combinefunc = %s', cast(a.aggcombinefn as regproc)) end,
            case when a.aggserialfn <> 0 then format('serialfunc = %s', cast(a.aggserialfn as regproc)) end,
            case when a.aggdeserialfn <> 0 then format('deserialfunc = %s', cast(a.aggdeserialfn as regproc)) end,
            case when a.aggmtransfn <> 0 then format('msfunc = %s', cast(a.aggmtransfn as regproc)) end,
            case when a.aggminvtransfn <> 0 then format('minvfunc = %s', cast(a.aggminvtransfn as regproc)) end,
            case when a.aggmtranstype <> 0 then 'mstype = ' || format_type(a.aggmtranstype, null) end,
            case when a.aggmtransspace <> 0 then 'msspace = ' || a.aggmtransspace end,
            'minitcond = ' || quote_literal(a.aggminitval),
            case when a.aggmfinalfn <> 0 then format('mfinalfunc = %s', cast(a.aggmfinalfn as regproc)) end,
            case when a.aggmfinalextra then 'mfinalfunc_extra' end,
            case when a.aggmfinalmodify <> m.usual then 'mfinalfunc_modify = ' || m.mfinal end,
            (
                select format('sortop = operator(%I.%s)', sn.nspname, s.oprname)
                from pg_catalog.pg_operator s join pg_catalog.pg_namespace sn on sn.oid = s.oprnamespace
                where s.oid = a.aggsortop
            ),
            case when a.aggkind = 'h' then 'hypothetical' end,
            case f.proparallel when 's' then 'parallel = safe' when 'r' then 'parallel = restricted' end
        )
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_proc f on f.oid = w.oid
join pg_catalog.pg_aggregate a on a.aggfnoid = f.oid
join pg_catalog.pg_namespace n on n.oid = f.pronamespace
cross join lateral (
    values (
        case a.aggkind when 'n' then cast('r' as "char") else 'w' end,
        case a.aggfinalmodify when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end,
        case a.aggmfinalmodify when 'r' then 'read_only' when 's' then 'shareable' else 'read_write' end
    )
) as m (usual, final, mfinal)
