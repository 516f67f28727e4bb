-- What creates operator classes with the operators and functions that belong to them alone. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_opclass' as regclass) as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format(
        'create operator class %I.%I %sfor type %s using %I family %I.%I as %s',
        n.nspname,
        c.opcname,
        case when c.opcdefault then 'default ' end,
        format_type(c.opcintype, null),
        a.amname,
        fn.nspname,
        f.opfname,
        coalesce(nullif(concat_ws(
            ', ',
            case when c.opckeytype <> 0 then 'storage ' || format_type(c.opckeytype, null) end,
            (
                select string_agg(concat_ws(
                    ' ',
                    'operator', m.amopstrategy, cast(m.amopopr as regoperator),
                    (
                        select format('for order by %I.%I', sn.nspname, s.opfname)
                        from pg_catalog.pg_opfamily s join pg_catalog.pg_namespace sn on sn.oid = s.opfnamespace
                        where s.oid = m.amopsortfamily
                    )
                ), ', ' order by m.amopstrategy, m.oid)
                from pg_catalog.pg_depend d
                join pg_catalog.pg_amop m on m.oid = d.objid
                where d.classid = cast('pg_catalog.pg_amop' as regclass)
                    and d.refclassid = cast('pg_catalog.pg_opclass' as regclass) and d.refobjid = c.oid
            ),
            (
                select string_agg(format(
                    'function %s (%s, %s) %s',
                    m.amprocnum, format_type(m.amproclefttype, null), format_type(m.amprocrighttype, null), cast(m.amproc as regprocedure)
                ), ', ' order by m.amprocnum, m.oid)
                from pg_catalog.pg_depend d
                join pg_catalog.pg_amproc m on m.oid = d.objid
                where d.classid = cast('pg_catalog.pg_amproc' as regclass)
                    and d.refclassid = cast('pg_catalog.pg_opclass' as regclass) and d.refobjid = c.oid
            )
        ), ''), 'storage ' || format_type(c.opcintype, null))
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_opclass c on c.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = c.opcnamespace
join pg_catalog.pg_am a on a.oid = c.opcmethod
join pg_catalog.pg_opfamily f on f.oid = c.opcfamily
join pg_catalog.pg_namespace fn on fn.oid = f.opfnamespace
