-- Objects of the database, and what is the server's own (databases, roles, tablespaces), whose name holds :needle; of the system's only
-- predefined roles, where pg_ is asked for: equal first, then beginning with it, indexes later, short before long (:pattern and :prefix
-- are :needle in lower case for LIKE, which costs half of ILIKE). Columns have a query of their own, search_columns.sql.
-- Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position; parent (the table of a column), line, excerpt (of a source).
select
    cast(o.kind as text) as kind,
    cast(o.oid as int8) as oid,
    cast(o.sub as int8) as sub,
    cast(s.nspname as text) as schema,
    cast(o.name as text) as name,
    cast(o.label as text) as label,
    cast(coalesce(o.detail, concat_ws('.', s.nspname, o.parent)) as text) as detail,
    cast(null as int8) as amount,
    cast(o.marks as text) as marks,
    cast(null as text) as comment,
    cast(0 as int8) as position,
    cast(o.parent as text) as parent,
    cast(null as int8) as line,
    cast(null as text) as excerpt
from (
    select u.*, lower(cast(u.name as text) collate "default") as low
    from (
        select c.oid, cast(0 as int8) as sub, c.relnamespace as nsp, c.relname as name, cast(null as text) as label,
            case c.relkind
                when 'r' then case when c.relispartition then 'partition' else 'table' end
                when 'p' then 'partitioned_table'
                when 'f' then 'foreign_table'
                when 'v' then 'view'
                when 'm' then 'materialized_view'
                when 'S' then 'sequence'
                when 'i' then 'index'
                when 'I' then 'index'
            end as kind,
            cast(null as text) as parent, cast(null as text) as detail, cast(null as text) as marks
        from pg_catalog.pg_class c
        where c.oid >= 16384 and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S', 'i', 'I')
            and (c.relkind not in ('i', 'I') or not c.relispartition)
            and lower(cast(c.relname as text) collate "default") like :pattern
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
            null, null, null
        from pg_catalog.pg_proc p
        where p.oid >= 16384 and lower(cast(p.proname as text) collate "default") like :pattern
        union all
        select t.oid, 0, t.typnamespace, t.typname, null,
            case t.typtype
                when 'e' then 'enum'
                when 'c' then 'composite_type'
                when 'd' then 'domain'
                when 'r' then 'range_type'
                else 'base_type'
            end,
            null, null, null
        from pg_catalog.pg_type t
        where t.oid >= 16384 and (t.typtype in ('e', 'd', 'r')
            or (t.typtype = 'c' and t.typrelid in (select c.oid from pg_catalog.pg_class c where c.relkind = 'c'))
            or (t.typtype = 'b' and t.typcategory <> 'A'))
            and lower(cast(t.typname as text) collate "default") like :pattern
        union all
        select n.oid, 0, n.oid, n.nspname, null, 'schema', null, 'schema', null
        from pg_catalog.pg_namespace n
        where lower(cast(n.nspname as text) collate "default") like :pattern
        union all
        select b.oid, 0, null, b.datname, null, 'database', null, 'database',
            case when not b.datallowconn or not has_database_privilege(b.oid, 'connect') then 'noconnect' end
        from pg_catalog.pg_database b
        where lower(cast(b.datname as text) collate "default") like :pattern and b.datname not in ('template0', 'template1')
        union all
        select r.oid, 0, null, r.rolname, null, case when r.rolcanlogin then 'role' else 'group_role' end, null,
            case when r.rolsuper then 'superuser' when r.rolcanlogin then 'role' else 'group' end,
            case when r.rolname ~ '^pg_' then 'system' end
        from pg_catalog.pg_roles r
        where lower(cast(r.rolname as text) collate "default") like :pattern and (r.rolname !~ '^pg_' or lower(:needle) ~ '^pg_')
        union all
        select t.oid, 0, null, t.spcname, null, 'tablespace', null, 'tablespace', null
        from pg_catalog.pg_tablespace t
        where lower(cast(t.spcname as text) collate "default") like :pattern and t.spcname !~ '^pg_'
        union all
        select x.oid, 0, x.stxnamespace, x.stxname, null, 'statistics', null, null, null
        from pg_catalog.pg_statistic_ext x
        where x.oid >= 16384 and lower(cast(x.stxname as text) collate "default") like :pattern
        union all
        select x.oid, 0, x.collnamespace, x.collname, null, 'collation', null, null, null
        from pg_catalog.pg_collation x
        where x.oid >= 16384 and lower(cast(x.collname as text) collate "default") like :pattern
        union all
        select x.oid, 0, x.connamespace, x.conname, null, 'conversion', null, null, null
        from pg_catalog.pg_conversion x
        where x.oid >= 16384 and lower(cast(x.conname as text) collate "default") like :pattern
        union all
        select x.oid, 0, x.opcnamespace, x.opcname, null, 'operator_class', null, null, null
        from pg_catalog.pg_opclass x
        where x.oid >= 16384 and lower(cast(x.opcname as text) collate "default") like :pattern
        union all
        select x.oid, 0, x.opfnamespace, x.opfname, null, 'operator_family', null, null, null
        from pg_catalog.pg_opfamily x
        where x.oid >= 16384 and lower(cast(x.opfname as text) collate "default") like :pattern
        union all
        select x.oid, 0, x.cfgnamespace, x.cfgname, null, 'text_search_configuration', null, null, null
        from pg_catalog.pg_ts_config x
        where x.oid >= 16384 and lower(cast(x.cfgname as text) collate "default") like :pattern
        union all
        select x.oid, 0, x.dictnamespace, x.dictname, null, 'text_search_dictionary', null, null, null
        from pg_catalog.pg_ts_dict x
        where x.oid >= 16384 and lower(cast(x.dictname as text) collate "default") like :pattern
        union all
        select x.oid, 0, x.prsnamespace, x.prsname, null, 'text_search_parser', null, null, null
        from pg_catalog.pg_ts_parser x
        where x.oid >= 16384 and lower(cast(x.prsname as text) collate "default") like :pattern
        union all
        select x.oid, 0, x.tmplnamespace, x.tmplname, null, 'text_search_template', null, null, null
        from pg_catalog.pg_ts_template x
        where x.oid >= 16384 and lower(cast(x.tmplname as text) collate "default") like :pattern
        union all
        select x.oid, 0, c.relnamespace, x.tgname, null, 'trigger', c.relname, null, null
        from pg_catalog.pg_trigger x
        join pg_catalog.pg_class c on c.oid = x.tgrelid and not c.relispartition
        where x.oid >= 16384 and lower(cast(x.tgname as text) collate "default") like :pattern
            and not x.tgisinternal
        union all
        select x.oid, 0, c.relnamespace, x.polname, null, 'policy', c.relname, null, null
        from pg_catalog.pg_policy x
        join pg_catalog.pg_class c on c.oid = x.polrelid and not c.relispartition
        where x.oid >= 16384 and lower(cast(x.polname as text) collate "default") like :pattern
        union all
        select x.oid, 0, c.relnamespace, x.rulename, null, 'rule', c.relname, null, null
        from pg_catalog.pg_rewrite x
        join pg_catalog.pg_class c on c.oid = x.ev_class and not c.relispartition
        where x.oid >= 16384 and lower(cast(x.rulename as text) collate "default") like :pattern
            and x.rulename <> '_RETURN'
        union all
        select x.oid, 0, c.relnamespace, x.conname, null, 'constraint', c.relname, null, null
        from pg_catalog.pg_constraint x
        join pg_catalog.pg_class c on c.oid = x.conrelid and not c.relispartition
        where x.oid >= 16384 and lower(cast(x.conname as text) collate "default") like :pattern
            and x.contype in ('c', 'f', 'x')
        union all
        select x.oid, 0, null, x.extname, null, 'extension', null, 'extension', null
        from pg_catalog.pg_extension x
        where x.oid >= 16384 and lower(cast(x.extname as text) collate "default") like :pattern
        union all
        select x.oid, 0, null, x.evtname, null, 'event_trigger', null, 'event trigger', null
        from pg_catalog.pg_event_trigger x
        where x.oid >= 16384 and lower(cast(x.evtname as text) collate "default") like :pattern
        union all
        select x.oid, 0, null, x.fdwname, null, 'foreign_data_wrapper', null, 'foreign data wrapper', null
        from pg_catalog.pg_foreign_data_wrapper x
        where x.oid >= 16384 and lower(cast(x.fdwname as text) collate "default") like :pattern
        union all
        select x.oid, 0, null, x.srvname, null, 'foreign_server', null, 'foreign server', null
        from pg_catalog.pg_foreign_server x
        where x.oid >= 16384 and lower(cast(x.srvname as text) collate "default") like :pattern
        union all
        select x.oid, 0, null, x.pubname, null, 'publication', null, 'publication', null
        from pg_catalog.pg_publication x
        where x.oid >= 16384 and lower(cast(x.pubname as text) collate "default") like :pattern
        union all
        select x.oid, 0, null, x.amname, null, 'access_method', null, 'access method', null
        from pg_catalog.pg_am x
        where x.oid >= 16384 and lower(cast(x.amname as text) collate "default") like :pattern
        union all
        select x.oid, 0, null, x.lanname, null, 'language', null, 'language', null
        from pg_catalog.pg_language x
        where x.oid >= 16384 and lower(cast(x.lanname as text) collate "default") like :pattern
    ) u
    offset 0
) o
left join pg_catalog.pg_namespace s on s.oid = o.nsp
where o.nsp is null or not (s.nspname ~ '^pg_' or s.nspname = 'information_schema')
order by o.low <> lower(:needle), o.low not like :prefix,
    case when o.kind in ('index', 'constraint') then 1 else 0 end, length(o.name), o.name, s.nspname
limit :limit
