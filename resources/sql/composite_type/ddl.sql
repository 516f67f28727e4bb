-- What creates composite types. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_type' as regclass) as int8) as classid,
    cast(t.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format('create type %I.%I as (%s)', n.nspname, t.typname, (
        select string_agg(concat_ws(
            ' ',
            quote_ident(a.attname),
            format_type(a.atttypid, a.atttypmod),
            case when a.attcollation <> y.typcollation then format('collate %I.%I', ln.nspname, l.collname) end
        ), ', ' order by a.attnum)
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_type y on y.oid = a.atttypid
        left join pg_catalog.pg_collation l on l.oid = a.attcollation
        left join pg_catalog.pg_namespace ln on ln.oid = l.collnamespace
        where a.attrelid = t.typrelid and a.attnum > 0 and not a.attisdropped
    )) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_type t on t.oid = w.oid
join pg_catalog.pg_namespace n on n.oid = t.typnamespace
where t.typtype = 'c'
