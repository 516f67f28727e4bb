-- What an object needs, with the reason in words and by which of its columns; a view stands for the rule that makes it one. A column's alone where sub is given. more: it needs something itself. Columns: catalog, oid, sub, reason, columns, note, more.
with me (classid, objid, subid) as (
    select cast(cast('pg_catalog.' || :catalog as regclass) as oid), cast(cast(:oid as int8) as oid), cast(:sub as int4)
), mine (classid, objid, subid) as (
    select m.classid, m.objid, m.subid
    from me m
    union all
    select cast('pg_catalog.pg_rewrite' as regclass), r.oid, 0
    from me m
    join pg_catalog.pg_rewrite r on r.ev_class = m.objid and r.rulename = '_RETURN'
    where m.classid = cast('pg_catalog.pg_class' as regclass) and m.subid = 0
), needs as (
    select d.refclassid, d.refobjid, 0 as refobjsubid,
        case d.deptype
            when 'n' then 'normal' when 'a' then 'auto' when 'i' then 'internal' when 'P' then 'partition'
            when 'S' then 'partition' when 'e' then 'member of the extension' when 'x' then 'auto, extension'
            when 'p' then 'pin' else cast(d.deptype as text)
        end as reason,
        a.attname as by_column
    from mine m
    join pg_catalog.pg_depend d on d.classid = m.classid and d.objid = m.objid and (m.subid = 0 or d.objsubid = m.subid)
    left join pg_catalog.pg_attribute a on d.refclassid = cast('pg_catalog.pg_class' as regclass)
        and a.attrelid = d.refobjid and a.attnum = d.refobjsubid and d.refobjsubid > 0
    where not exists (
        select from mine o
        where o.classid = d.refclassid and o.objid = d.refobjid and (m.subid = 0 or d.refobjsubid in (0, m.subid))
    )
    union all
    select d.refclassid, d.refobjid, 0,
        case d.deptype
            when 'o' then 'owner' when 'a' then 'has privileges' when 'i' then 'has privileges' when 'r' then 'role of the policy'
            when 't' then 'tablespace' when 'p' then 'pin' else cast(d.deptype as text)
        end,
        null
    from mine m
    join pg_catalog.pg_shdepend d on d.classid = m.classid and d.objid = m.objid and (m.subid = 0 or d.objsubid = m.subid)
        and d.dbid in (0, (select b.oid from pg_catalog.pg_database b where b.datname = current_database()))
)
select
    cast(c.relname as text) as catalog,
    cast(n.refobjid as int8) as oid,
    cast(n.refobjsubid as int8) as sub,
    cast(string_agg(distinct n.reason, ', ' order by n.reason) as text) as reason,
    cast(string_agg(distinct n.by_column, ', ' order by n.by_column) as text) as columns,
    cast(null as text) as note,
    cast(exists (
            select from pg_catalog.pg_depend d where d.classid = n.refclassid and d.objid = n.refobjid
        ) or exists (
            select from pg_catalog.pg_shdepend d where d.classid = n.refclassid and d.objid = n.refobjid
                and d.dbid in (0, (select b.oid from pg_catalog.pg_database b where b.datname = current_database()))
        ) as bool) as more
from needs n
join pg_catalog.pg_class c on c.oid = n.refclassid
group by c.relname, n.refclassid, n.refobjid, n.refobjsubid
