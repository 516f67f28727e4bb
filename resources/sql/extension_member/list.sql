-- What belongs to an extension and goes with it, each as the kind it is. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast(o.kind as text) as kind,
    cast(o.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(o.name as text) as name,
    cast(o.label as text) as label,
    cast(o.detail as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(c.description as text) as comment,
    -- by kind: what an extension is about comes first
    cast(coalesce(array_position(cast(array[
        'schema', 'language', 'access_method', 'foreign_data_wrapper', 'foreign_server', 'base_type', 'composite_type', 'domain', 'enum', 'range_type', 'table',
        'partitioned_table', 'foreign_table', 'view', 'materialized_view', 'sequence', 'function', 'procedure', 'aggregate', 'trigger_function', 'operator',
        'operator_class', 'operator_family', 'cast', 'transform'
    ] as text[]), o.kind), 99) as int8) as position
from pg_catalog.pg_depend d
join lateral (
    select case
            when p.prokind = 'a' then 'aggregate'
            when p.prokind = 'p' then 'procedure'
            when p.prorettype in (cast('pg_catalog.trigger' as regtype), cast('pg_catalog.event_trigger' as regtype)) then 'trigger_function'
            else 'function'
        end, p.oid, p.pronamespace, p.proname, p.proname || '(' || oidvectortypes(p.proargtypes) || ')', 'function'
    from pg_catalog.pg_proc p where d.classid = cast('pg_catalog.pg_proc' as regclass) and p.oid = d.objid
    union all
    select case c.relkind
            when 'v' then 'view' when 'm' then 'materialized_view' when 'S' then 'sequence' when 'f' then 'foreign_table' when 'i' then 'index'
            when 'p' then 'partitioned_table' else 'table'
        end, c.oid, c.relnamespace, c.relname, null, null
    from pg_catalog.pg_class c where d.classid = cast('pg_catalog.pg_class' as regclass) and c.oid = d.objid and c.relkind <> 'c'
    union all
    select case t.typtype when 'c' then 'composite_type' when 'd' then 'domain' when 'e' then 'enum' when 'r' then 'range_type' else 'base_type' end,
        t.oid, t.typnamespace, t.typname, null, 'type'
    from pg_catalog.pg_type t
    where d.classid = cast('pg_catalog.pg_type' as regclass) and t.oid = d.objid
        and not exists (select from pg_catalog.pg_class c where c.oid = t.typrelid and c.relkind <> 'c')
        and not exists (select from pg_catalog.pg_type e where e.oid = t.typelem and e.typarray = t.oid)
    union all
    select 'operator', o.oid, o.oprnamespace, o.oprname, o.oprname || ' (' || coalesce(format_type(nullif(o.oprleft, 0), null), 'none') || ', ' || coalesce(format_type(nullif(o.oprright, 0), null), 'none') || ')', format_type(o.oprresult, null)
    from pg_catalog.pg_operator o where d.classid = cast('pg_catalog.pg_operator' as regclass) and o.oid = d.objid
    union all
    select 'operator_class', o.oid, o.opcnamespace, o.opcname, o.opcname || ' using ' || quote_ident(a.amname), format_type(o.opcintype, null)
    from pg_catalog.pg_opclass o
    join pg_catalog.pg_am a on a.oid = o.opcmethod
    where d.classid = cast('pg_catalog.pg_opclass' as regclass) and o.oid = d.objid
    union all
    select 'operator_family', o.oid, o.opfnamespace, o.opfname, o.opfname || ' using ' || quote_ident(a.amname), 'operator family'
    from pg_catalog.pg_opfamily o
    join pg_catalog.pg_am a on a.oid = o.opfmethod
    where d.classid = cast('pg_catalog.pg_opfamily' as regclass) and o.oid = d.objid
    union all
    select 'cast', c.oid, null, format_type(c.castsource, null) || ' as ' || format_type(c.casttarget, null),
        format_type(c.castsource, null) || ' → ' || format_type(c.casttarget, null), 'cast'
    from pg_catalog.pg_cast c where d.classid = cast('pg_catalog.pg_cast' as regclass) and c.oid = d.objid
    union all
    select 'transform', t.oid, null, 'for ' || format_type(t.trftype, null) || ' language ' || quote_ident(l.lanname),
        format_type(t.trftype, null) || ', ' || l.lanname, 'transform'
    from pg_catalog.pg_transform t
    join pg_catalog.pg_language l on l.oid = t.trflang
    where d.classid = cast('pg_catalog.pg_transform' as regclass) and t.oid = d.objid
    union all
    select 'language', l.oid, null, l.lanname, null, 'language'
    from pg_catalog.pg_language l where d.classid = cast('pg_catalog.pg_language' as regclass) and l.oid = d.objid
    union all
    select 'foreign_data_wrapper', f.oid, null, f.fdwname, null, 'foreign data wrapper'
    from pg_catalog.pg_foreign_data_wrapper f where d.classid = cast('pg_catalog.pg_foreign_data_wrapper' as regclass) and f.oid = d.objid
    union all
    select 'foreign_server', s.oid, null, s.srvname, null, 'foreign server'
    from pg_catalog.pg_foreign_server s where d.classid = cast('pg_catalog.pg_foreign_server' as regclass) and s.oid = d.objid
    union all
    select 'access_method', a.oid, null, a.amname, null, 'access method'
    from pg_catalog.pg_am a where d.classid = cast('pg_catalog.pg_am' as regclass) and a.oid = d.objid
    union all
    select 'event_trigger', e.oid, null, e.evtname, null, e.evtevent
    from pg_catalog.pg_event_trigger e where d.classid = cast('pg_catalog.pg_event_trigger' as regclass) and e.oid = d.objid
    union all
    select 'schema', n.oid, n.oid, n.nspname, null, 'schema'
    from pg_catalog.pg_namespace n where d.classid = cast('pg_catalog.pg_namespace' as regclass) and n.oid = d.objid
    union all
    select 'collation', c.oid, c.collnamespace, c.collname, null, 'collation'
    from pg_catalog.pg_collation c where d.classid = cast('pg_catalog.pg_collation' as regclass) and c.oid = d.objid
    union all
    select 'conversion', c.oid, c.connamespace, c.conname, null, 'conversion'
    from pg_catalog.pg_conversion c where d.classid = cast('pg_catalog.pg_conversion' as regclass) and c.oid = d.objid
    union all
    select 'text_search_configuration', t.oid, t.cfgnamespace, t.cfgname, null, 'text search configuration'
    from pg_catalog.pg_ts_config t where d.classid = cast('pg_catalog.pg_ts_config' as regclass) and t.oid = d.objid
    union all
    select 'text_search_dictionary', t.oid, t.dictnamespace, t.dictname, null, 'text search dictionary'
    from pg_catalog.pg_ts_dict t where d.classid = cast('pg_catalog.pg_ts_dict' as regclass) and t.oid = d.objid
    union all
    select 'text_search_parser', t.oid, t.prsnamespace, t.prsname, null, 'text search parser'
    from pg_catalog.pg_ts_parser t where d.classid = cast('pg_catalog.pg_ts_parser' as regclass) and t.oid = d.objid
    union all
    select 'text_search_template', t.oid, t.tmplnamespace, t.tmplname, null, 'text search template'
    from pg_catalog.pg_ts_template t where d.classid = cast('pg_catalog.pg_ts_template' as regclass) and t.oid = d.objid
) as o (kind, oid, namespace, name, label, detail) on true
left join pg_catalog.pg_namespace n on n.oid = o.namespace
left join pg_catalog.pg_description c on c.objoid = d.objid and c.classoid = d.classid and c.objsubid = 0
where d.refclassid = cast('pg_catalog.pg_extension' as regclass) and d.refobjid = :parent_oid and d.deptype = 'e'
