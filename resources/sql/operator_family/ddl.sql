-- What creates operator families, and their members that belong to no class: each a row of its own, as what it needs may come later. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(p.classid as int8) as classid,
    cast(p.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(p.part as text) as part,
    cast(p.position as int8) as position,
    cast(p.ddl as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_opfamily f on f.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
join pg_catalog.pg_am a on a.oid = f.opfmethod
cross join lateral (
    select cast('pg_catalog.pg_opfamily' as regclass), f.oid, 'create', 0,
        format('create operator family %I.%I using %I', n.nspname, f.opfname, a.amname)
    union all
    select d.classid, m.oid, 'body', m.amopstrategy, concat_ws(
        ' ',
        format('alter operator family %I.%I using %I add operator', n.nspname, f.opfname, a.amname),
        m.amopstrategy, cast(m.amopopr as regoperator),
        (
            select format('for order by %I.%I', sn.nspname, s.opfname)
            from pg_catalog.pg_opfamily s join pg_catalog.pg_namespace sn on sn.oid = s.opfnamespace
            where s.oid = m.amopsortfamily
        )
    )
    from pg_catalog.pg_depend d
    join pg_catalog.pg_amop m on m.oid = d.objid
    where d.classid = cast('pg_catalog.pg_amop' as regclass)
        and d.refclassid = cast('pg_catalog.pg_opfamily' as regclass) and d.refobjid = f.oid and m.amopfamily = f.oid
    union all
    select d.classid, m.oid, 'body', 1000 + m.amprocnum, format(
        'alter operator family %I.%I using %I add function %s (%s, %s) %s',
        n.nspname, f.opfname, a.amname,
        m.amprocnum, format_type(m.amproclefttype, null), format_type(m.amprocrighttype, null), cast(m.amproc as regprocedure)
    )
    from pg_catalog.pg_depend d
    join pg_catalog.pg_amproc m on m.oid = d.objid
    where d.classid = cast('pg_catalog.pg_amproc' as regclass)
        and d.refclassid = cast('pg_catalog.pg_opfamily' as regclass) and d.refobjid = f.oid
) as p (classid, oid, part, position, ddl)
union all
-- what was added to a family of the system stands by itself
select
    cast(cast(p.classid as oid) as int8),
    cast(p.oid as int8),
    cast(0 as int8),
    cast('create' as text),
    cast(0 as int8),
    cast(format('alter operator family %I.%I using %I add %s', n.nspname, f.opfname, a.amname, p.ddl) as text)
from unnest(cast(:oids as oid[])) as w (oid)
cross join lateral (
    select cast('pg_catalog.pg_amop' as regclass), m.oid, m.amopfamily, concat_ws(
        ' ', 'operator', m.amopstrategy, cast(m.amopopr as regoperator),
        (
            select format('for order by %I.%I', sn.nspname, s.opfname)
            from pg_catalog.pg_opfamily s join pg_catalog.pg_namespace sn on sn.oid = s.opfnamespace
            where s.oid = m.amopsortfamily
        )
    )
    from pg_catalog.pg_amop m
    where m.oid = w.oid and m.oid >= 16384
    union all
    select cast('pg_catalog.pg_amproc' as regclass), m.oid, m.amprocfamily, format(
        'function %s (%s, %s) %s',
        m.amprocnum, format_type(m.amproclefttype, null), format_type(m.amprocrighttype, null), cast(m.amproc as regprocedure)
    )
    from pg_catalog.pg_amproc m
    where m.oid = w.oid and m.oid >= 16384
) as p (classid, oid, family, ddl)
join pg_catalog.pg_opfamily f on f.oid = p.family and f.oid < 16384
join pg_catalog.pg_namespace n on n.oid = f.opfnamespace
join pg_catalog.pg_am a on a.oid = f.opfmethod
