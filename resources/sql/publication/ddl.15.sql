-- What creates publications, with column lists and conditions; their tables and schemas are rows of their own. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
select
    cast(cast('pg_catalog.pg_publication' as regclass) as int8) as classid,
    cast(p.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format(
        'create publication %I %swith (publish = %L, publish_via_partition_root = %s%s)',
        p.pubname,
        case when p.puballtables then 'for all tables ' end,
        concat_ws(
            ', ',
            case when p.pubinsert then 'insert' end,
            case when p.pubupdate then 'update' end,
            case when p.pubdelete then 'delete' end,
            case when p.pubtruncate then 'truncate' end
        ),
        cast(p.pubviaroot as text),
        case to_jsonb(p) ->> 'pubgencols' when 's' then ', publish_generated_columns = stored' end
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_publication p on p.oid = w.oid
union all
select
    cast(cast('pg_catalog.pg_publication_rel' as regclass) as int8),
    cast(r.oid as int8),
    cast(0 as int8),
    cast('body' as text),
    cast(1 as int8),
    cast(concat_ws(
        ' ',
        format('alter publication %I add table only %I.%I', p.pubname, n.nspname, c.relname),
        '(' || (
            select string_agg(quote_ident(a.attname), ', ' order by a.attnum)
            from unnest(cast(r.prattrs as int2[])) as k (attnum)
            join pg_catalog.pg_attribute a on a.attrelid = r.prrelid and a.attnum = k.attnum
        ) || ')',
        'where (' || pg_get_expr(r.prqual, r.prrelid) || ')'
    ) as text)
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_publication p on p.oid = w.oid
join pg_catalog.pg_publication_rel r on r.prpubid = p.oid
join pg_catalog.pg_class c on c.oid = r.prrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
union all
select
    cast(cast('pg_catalog.pg_publication_namespace' as regclass) as int8),
    cast(r.oid as int8),
    cast(0 as int8),
    cast('body' as text),
    cast(2 as int8),
    cast(format('alter publication %I add tables in schema %I', p.pubname, n.nspname) as text)
from unnest(cast(:oids as oid[])) as w (oid)
join pg_catalog.pg_publication p on p.oid = w.oid
join pg_catalog.pg_publication_namespace r on r.pnpubid = p.oid
join pg_catalog.pg_namespace n on n.oid = r.pnnspid
