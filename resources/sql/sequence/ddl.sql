-- What creates sequences; those of identity columns come with their tables. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with named as (
    select
        c.oid, c.relpersistence, q,
        quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name,
        case q.seqtypid when cast('int2' as regtype) then -32768 when cast('int4' as regtype) then -2147483648 else -9223372036854775808 end as least,
        case q.seqtypid when cast('int2' as regtype) then 32767 when cast('int4' as regtype) then 2147483647 else 9223372036854775807 end as greatest
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_sequence q on q.seqrelid = w.oid
    join pg_catalog.pg_class c on c.oid = q.seqrelid
    join pg_catalog.pg_namespace n on n.oid = c.relnamespace
), statement (oid, part, position, ddl) as (
    select
        m.oid, 'create', 0,
        concat_ws(
            E'\n    ',
            'create ' || case m.relpersistence when 'u' then 'unlogged ' when 't' then 'temporary ' else '' end || 'sequence ' || m.name,
            case when (m.q).seqtypid <> cast('int8' as regtype) then 'as ' || format_type((m.q).seqtypid, null) end,
            case when (m.q).seqincrement <> 1 then 'increment by ' || (m.q).seqincrement end,
            case when (m.q).seqmin <> case when (m.q).seqincrement > 0 then 1 else m.least end then 'minvalue ' || (m.q).seqmin end,
            case when (m.q).seqmax <> case when (m.q).seqincrement > 0 then m.greatest else -1 end then 'maxvalue ' || (m.q).seqmax end,
            case when (m.q).seqstart <> case when (m.q).seqincrement > 0 then (m.q).seqmin else (m.q).seqmax end then 'start with ' || (m.q).seqstart end,
            case when (m.q).seqcache <> 1 then 'cache ' || (m.q).seqcache end,
            case when (m.q).seqcycle then 'cycle' end
        )
    from named m
    union all
    select
        m.oid, 'body', 1,
        'alter sequence ' || m.name || ' owned by ' || quote_ident(n.nspname) || '.' || quote_ident(t.relname) || '.' || quote_ident(a.attname)
    from named m
    join pg_catalog.pg_depend d on d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = m.oid and d.deptype = 'a'
        and d.refclassid = cast('pg_catalog.pg_class' as regclass) and d.refobjsubid > 0
    join pg_catalog.pg_class t on t.oid = d.refobjid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
    join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
)
select
    cast(cast('pg_catalog.pg_class' as regclass) as int8) as classid,
    cast(oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
