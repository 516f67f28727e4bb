-- The owners of all objects that have one and are not the system's, and of the given ones. Columns: classid, oid, owner (as SQL writes it), bootstrap (whether it is the role initdb made).
with owned (classid, oid, owner) as (
    select cast('pg_catalog.pg_class' as regclass), c.oid, c.relowner from pg_catalog.pg_class c where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
    union all
    select cast('pg_catalog.pg_collation' as regclass), c.oid, c.collowner from pg_catalog.pg_collation c
    union all
    select cast('pg_catalog.pg_conversion' as regclass), c.oid, c.conowner from pg_catalog.pg_conversion c
    union all
    select cast('pg_catalog.pg_database' as regclass), d.oid, d.datdba from pg_catalog.pg_database d
    union all
    select cast('pg_catalog.pg_event_trigger' as regclass), e.oid, e.evtowner from pg_catalog.pg_event_trigger e
    union all
    select cast('pg_catalog.pg_foreign_data_wrapper' as regclass), f.oid, f.fdwowner from pg_catalog.pg_foreign_data_wrapper f
    union all
    select cast('pg_catalog.pg_foreign_server' as regclass), s.oid, s.srvowner from pg_catalog.pg_foreign_server s
    union all
    select cast('pg_catalog.pg_language' as regclass), l.oid, l.lanowner from pg_catalog.pg_language l
    union all
    select cast('pg_catalog.pg_largeobject' as regclass), l.oid, l.lomowner from pg_catalog.pg_largeobject_metadata l
    union all
    select cast('pg_catalog.pg_namespace' as regclass), n.oid, n.nspowner from pg_catalog.pg_namespace n
    union all
    select cast('pg_catalog.pg_opclass' as regclass), o.oid, o.opcowner from pg_catalog.pg_opclass o
    union all
    select cast('pg_catalog.pg_operator' as regclass), o.oid, o.oprowner from pg_catalog.pg_operator o
    union all
    select cast('pg_catalog.pg_opfamily' as regclass), o.oid, o.opfowner from pg_catalog.pg_opfamily o
    union all
    select cast('pg_catalog.pg_proc' as regclass), p.oid, p.proowner from pg_catalog.pg_proc p
    union all
    select cast('pg_catalog.pg_publication' as regclass), p.oid, p.pubowner from pg_catalog.pg_publication p
    union all
    select cast('pg_catalog.pg_statistic_ext' as regclass), s.oid, s.stxowner from pg_catalog.pg_statistic_ext s
    union all
    -- its oid may not be read on 13; who made it with initdb's role has no row
    select d.classid, d.objid, d.refobjid
    from pg_catalog.pg_shdepend d
    where d.classid = cast('pg_catalog.pg_subscription' as regclass) and d.deptype = 'o'
    union all
    select cast('pg_catalog.pg_tablespace' as regclass), t.oid, t.spcowner from pg_catalog.pg_tablespace t
    union all
    select cast('pg_catalog.pg_ts_config' as regclass), t.oid, t.cfgowner from pg_catalog.pg_ts_config t
    union all
    select cast('pg_catalog.pg_ts_dict' as regclass), t.oid, t.dictowner from pg_catalog.pg_ts_dict t
    union all
    select cast('pg_catalog.pg_type' as regclass), t.oid, t.typowner from pg_catalog.pg_type t
)
select
    cast(o.classid as int8) as classid,
    cast(o.oid as int8) as oid,
    cast(pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.owner)) as text) as owner,
    o.owner = 10 as bootstrap
from owned o
where (cast(:oids as oid[]) is null or o.oid = any (cast(:oids as oid[])))
    and case
    when cast(:oids as oid[]) is not null then true
    else o.oid >= 16384 or o.classid in (cast('pg_catalog.pg_namespace' as regclass), cast('pg_catalog.pg_database' as regclass), cast('pg_catalog.pg_largeobject' as regclass))
end
