-- What needs an object, with the reason in words and which of its columns are needed; the rule that makes a view stands as the view. Of roles and databases also how much in other databases, as a note. Columns: catalog, oid, sub, reason, columns, note, more.
with me (classid, objid, subid) as (
    select cast(cast('pg_catalog.' || :catalog as regclass) as oid), cast(cast(:oid as int8) as oid), cast(:sub as int4)
), here (dbid) as (
    select b.oid from pg_catalog.pg_database b where b.datname = current_database()
), found as (
    select
        case when r.oid is null then d.classid else cast(cast('pg_catalog.pg_class' as regclass) as oid) end as classid,
        coalesce(r.ev_class, d.objid) as objid,
        case d.deptype
            when 'n' then 'normal' when 'a' then 'auto' when 'i' then 'internal' when 'P' then 'partition'
            when 'S' then 'partition' when 'e' then 'member of the extension' when 'x' then 'auto, extension'
            when 'p' then 'pin' else cast(d.deptype as text)
        end as reason,
        a.attname as by_column
    from me m
    join pg_catalog.pg_depend d on d.refclassid = m.classid and d.refobjid = m.objid
        and (m.subid = 0 or d.refobjsubid = m.subid)
    left join pg_catalog.pg_rewrite r on d.classid = cast('pg_catalog.pg_rewrite' as regclass) and r.oid = d.objid and r.rulename = '_RETURN'
    left join pg_catalog.pg_attribute a on m.classid = cast('pg_catalog.pg_class' as regclass)
        and a.attrelid = m.objid and a.attnum = d.refobjsubid and d.refobjsubid > 0
    union all
    select d.classid, d.objid,
        case d.deptype
            when 'o' then 'owner' when 'a' then 'has privileges' when 'i' then 'has privileges' when 'r' then 'role of the policy'
            when 't' then 'tablespace' when 'p' then 'pin' else cast(d.deptype as text)
        end,
        null
    from me m
    join pg_catalog.pg_shdepend d on d.refclassid = m.classid and d.refobjid = m.objid
    where d.dbid in (select 0 union all select h.dbid from here h)
), listed as (
    select * from found f
    where not exists (select from me m where m.classid = f.classid and m.objid = f.objid)
)
select
    cast(c.relname as text) as catalog,
    cast(l.objid as int8) as oid,
    cast(0 as int8) as sub,
    cast(string_agg(distinct l.reason, ', ' order by l.reason) as text) as reason,
    cast(string_agg(distinct l.by_column, ', ' order by l.by_column) as text) as columns,
    cast(null as text) as note,
    cast(exists (
            select from pg_catalog.pg_depend d where d.refclassid = l.classid and d.refobjid = l.objid
                and not (d.classid = cast('pg_catalog.pg_rewrite' as regclass) and exists (
                    select from pg_catalog.pg_rewrite r where r.oid = d.objid and r.ev_class = l.objid and r.rulename = '_RETURN'
                ))
        ) as bool) as more
from listed l
join pg_catalog.pg_class c on c.oid = l.classid
group by c.relname, l.classid, l.objid
union all
select
    cast(null as text),
    cast(null as int8),
    cast(null as int8),
    cast(case d.deptype when 'o' then 'owner' when 'a' then 'has privileges' when 'r' then 'role of the policy' when 't' then 'tablespace' else cast(d.deptype as text) end as text),
    cast(null as text),
    cast(count(*) || ' in the database ' || quote_ident(b.datname) as text),
    cast(false as bool)
from me m
join pg_catalog.pg_shdepend d on d.refclassid = m.classid and d.refobjid = m.objid
join pg_catalog.pg_database b on b.oid = d.dbid
where d.dbid not in (select h.dbid from here h)
group by b.datname, d.deptype
