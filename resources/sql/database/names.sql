-- Every relation, routine and type outside of the system schemas, the schemas themselves, and what is the server's own (databases,
-- roles, tablespaces), at most :limit of them. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast(o.kind as text) as kind,
    cast(o.oid as int8) as oid,
    cast(o.sub as int8) as sub,
    cast(s.nspname as text) as schema,
    cast(o.name as text) as name,
    cast(o.label as text) as label,
    cast(s.nspname as text) as detail,
    cast(null as int8) as amount,
    cast(o.marks as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position
from (
    select c.oid, cast(0 as int8) as sub, c.relnamespace as nsp, c.relname as name, cast(null as text) as label,
        case c.relkind
            when 'r' then case when c.relispartition then 'partition' else 'table' end
            when 'p' then 'partitioned_table'
            when 'f' then 'foreign_table'
            when 'v' then 'view'
            when 'm' then 'materialized_view'
            when 'S' then 'sequence'
        end as kind,
        cast(null as text) as marks
    from pg_catalog.pg_class c
    where c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
    union all
    select p.oid, 0, p.pronamespace, p.proname, p.proname || '(' || oidvectortypes(p.proargtypes) || ')',
        case
            when p.prorettype in (
                cast('pg_catalog.trigger' as regtype), cast('pg_catalog.event_trigger' as regtype)
            ) then 'trigger_function'
            when p.prokind = 'p' then 'procedure'
            when p.prokind = 'a' then 'aggregate'
            else 'function'
        end,
        null
    from pg_catalog.pg_proc p
    union all
    select t.oid, 0, t.typnamespace, t.typname, null,
        case t.typtype
            when 'e' then 'enum'
            when 'c' then 'composite_type'
            when 'd' then 'domain'
            when 'r' then 'range_type'
            else 'base_type'
        end,
        null
    from pg_catalog.pg_type t
    where (t.typtype in ('e', 'd', 'r')
        or (t.typtype = 'c' and t.typrelid in (select c.oid from pg_catalog.pg_class c where c.relkind = 'c'))
        or (t.typtype = 'b' and t.typcategory <> 'A'))
    union all
    select n.oid, 0, n.oid, n.nspname, null, 'schema', null
    from pg_catalog.pg_namespace n
    union all
    select b.oid, 0, null, b.datname, null, 'database',
        concat_ws(
            ' ',
            case when b.datistemplate then 'template' end,
            case when not b.datallowconn or not has_database_privilege(b.oid, 'connect') then 'noconnect' end
        )
    from pg_catalog.pg_database b
    where b.datname not in ('template0', 'template1')
    union all
    select r.oid, 0, null, r.rolname, null, case when r.rolcanlogin then 'role' else 'group_role' end,
        case when r.rolname ~ '^pg_' then 'system' end
    from pg_catalog.pg_roles r
    union all
    select t.oid, 0, null, t.spcname, null, 'tablespace', null
    from pg_catalog.pg_tablespace t
    union all
    select x.oid, 0, x.stxnamespace, x.stxname, null, 'statistics', null
    from pg_catalog.pg_statistic_ext x
    where x.oid >= 16384
    union all
    select x.oid, 0, x.collnamespace, x.collname, null, 'collation', null
    from pg_catalog.pg_collation x
    where x.oid >= 16384
    union all
    select x.oid, 0, x.connamespace, x.conname, null, 'conversion', null
    from pg_catalog.pg_conversion x
    where x.oid >= 16384
    union all
    select x.oid, 0, x.opcnamespace, x.opcname, null, 'operator_class', null
    from pg_catalog.pg_opclass x
    where x.oid >= 16384
    union all
    select x.oid, 0, x.opfnamespace, x.opfname, null, 'operator_family', null
    from pg_catalog.pg_opfamily x
    where x.oid >= 16384
    union all
    select x.oid, 0, x.cfgnamespace, x.cfgname, null, 'text_search_configuration', null
    from pg_catalog.pg_ts_config x
    where x.oid >= 16384
    union all
    select x.oid, 0, x.dictnamespace, x.dictname, null, 'text_search_dictionary', null
    from pg_catalog.pg_ts_dict x
    where x.oid >= 16384
    union all
    select x.oid, 0, x.prsnamespace, x.prsname, null, 'text_search_parser', null
    from pg_catalog.pg_ts_parser x
    where x.oid >= 16384
    union all
    select x.oid, 0, x.tmplnamespace, x.tmplname, null, 'text_search_template', null
    from pg_catalog.pg_ts_template x
    where x.oid >= 16384
    union all
    select x.oid, 0, null, x.extname, null, 'extension', null
    from pg_catalog.pg_extension x
    where x.oid >= 16384
    union all
    select x.oid, 0, null, x.evtname, null, 'event_trigger', null
    from pg_catalog.pg_event_trigger x
    where x.oid >= 16384
    union all
    select x.oid, 0, null, x.fdwname, null, 'foreign_data_wrapper', null
    from pg_catalog.pg_foreign_data_wrapper x
    where x.oid >= 16384
    union all
    select x.oid, 0, null, x.srvname, null, 'foreign_server', null
    from pg_catalog.pg_foreign_server x
    where x.oid >= 16384
    union all
    select x.oid, 0, null, x.pubname, null, 'publication', null
    from pg_catalog.pg_publication x
    where x.oid >= 16384
    union all
    select x.oid, 0, null, x.amname, null, 'access_method', null
    from pg_catalog.pg_am x
    where x.oid >= 16384
    union all
    select x.oid, 0, null, x.lanname, null, 'language', null
    from pg_catalog.pg_language x
    where x.oid >= 16384
) o
left join pg_catalog.pg_namespace s on s.oid = o.nsp
where o.nsp is null or not (s.nspname ~ '^pg_' or s.nspname = 'information_schema')
order by o.name, s.nspname
limit :limit
