-- What stands behind addresses (catalogue, oid, sub): which kind of ours it is, its name and where it stands, the server's word for it and its identity. kind null: one without a page. Columns: catalog, oid, sub, kind, ref_oid, ref_sub, schema, name, label, parent, parent_kind, comment, shared, type, identity.
with wanted (catalog, oid, sub) as (
    select w.catalog, cast(w.oid as oid), cast(w.sub as int4)
    from unnest(cast(:catalogs as text[]), cast(:oids as int8[]), cast(:subs as int8[])) as w (catalog, oid, sub)
)
select
    cast(w.catalog as text) as catalog,
    cast(w.oid as int8) as oid,
    cast(w.sub as int8) as sub,
    cast(k.kind as text) as kind,
    cast(coalesce(k.ref_oid, w.oid) as int8) as ref_oid,
    cast(coalesce(k.ref_sub, w.sub) as int8) as ref_sub,
    cast(n.nspname as text) as schema,
    cast(coalesce(k.name, i.name, i.identity) as text) as name,
    cast(k.label as text) as label,
    cast(k.parent as text) as parent,
    cast(k.parent_kind as text) as parent_kind,
    cast(case
        when c.relisshared then shobj_description(w.oid, c.relname)
        when w.sub = 0 then obj_description(w.oid, c.relname)
        else col_description(w.oid, w.sub)
    end as text) as comment,
    cast(c.relisshared as bool) as shared,
    cast(i.type as text) as type,
    cast(i.identity as text) as identity
from wanted w
join pg_catalog.pg_class c on c.relname = w.catalog and c.relnamespace = cast('pg_catalog' as regnamespace)
left join lateral (
    select case
            when w.sub > 0 then case r.relkind when 'c' then 'attribute' else 'column' end
            when r.relkind in ('r', 'p') then
                case when r.relkind = 'p' then 'partitioned_table' when r.relispartition then 'partition' else 'table' end
            else case r.relkind
                when 'v' then 'view' when 'm' then 'materialized_view' when 'f' then 'foreign_table'
                when 'S' then 'sequence' when 'i' then 'index' when 'I' then 'index' when 'c' then 'composite_type'
            end
        end as kind,
        case when r.relkind = 'c' and w.sub = 0 then r.reltype else r.oid end as ref_oid,
        w.sub as ref_sub,
        r.relnamespace as namespace,
        coalesce(a.attname, r.relname) as name,
        cast(null as text) as label,
        case
            when w.sub > 0 then r.relname
            when r.relkind in ('i', 'I') then (
                select t.relname from pg_catalog.pg_index x join pg_catalog.pg_class t on t.oid = x.indrelid where x.indexrelid = r.oid
            )
        end as parent,
        case when w.sub > 0 then case r.relkind
            when 'p' then 'partitioned_table' when 'v' then 'view' when 'm' then 'materialized_view'
            when 'f' then 'foreign_table' when 'c' then 'composite_type' else 'table'
        end end as parent_kind
    from pg_catalog.pg_class r
    left join pg_catalog.pg_attribute a on a.attrelid = r.oid and a.attnum = w.sub and w.sub > 0
    where w.catalog = 'pg_class' and r.oid = w.oid
    union all
    select case
            when p.prokind = 'p' then 'procedure'
            when p.prokind = 'a' then 'aggregate'
            when p.prorettype in (cast('pg_catalog.trigger' as regtype), cast('pg_catalog.event_trigger' as regtype)) then 'trigger_function'
            else 'function'
        end,
        p.oid, 0, p.pronamespace, p.proname, p.proname || '(' || oidvectortypes(p.proargtypes) || ')', null, null
    from pg_catalog.pg_proc p
    where w.catalog = 'pg_proc' and p.oid = w.oid
    union all
    select case
            when t.typelem <> 0 and t.typlen = -1 then null -- an array: of what it is an array has the page
            when t.typtype = 'c' and r.relkind <> 'c' then
                case r.relkind when 'v' then 'view' when 'm' then 'materialized_view' when 'f' then 'foreign_table' when 'p' then 'partitioned_table' else 'table' end
            else case t.typtype
                when 'c' then 'composite_type' when 'e' then 'enum' when 'd' then 'domain' when 'r' then 'range_type'
                when 'b' then 'base_type' when 'p' then 'base_type'
            end
        end,
        case when t.typtype = 'c' and r.relkind <> 'c' then r.oid else t.oid end,
        0, t.typnamespace, t.typname, null, null, null
    from pg_catalog.pg_type t
    left join pg_catalog.pg_class r on r.oid = t.typrelid
    where w.catalog = 'pg_type' and t.oid = w.oid
    union all
    select case when o.contypid <> 0 then 'domain_constraint' else 'constraint' end, o.oid, 0, o.connamespace, o.conname, null, coalesce(t.relname, d.typname), case when t.oid is not null then 'table' when d.oid is not null then 'domain' end
    from pg_catalog.pg_constraint o
    left join pg_catalog.pg_class t on t.oid = o.conrelid
    left join pg_catalog.pg_type d on d.oid = o.contypid
    where w.catalog = 'pg_constraint' and o.oid = w.oid
    union all
    select 'column', a.adrelid, a.adnum, t.relnamespace, c.attname, null, t.relname, 'table'
    from pg_catalog.pg_attrdef a
    join pg_catalog.pg_class t on t.oid = a.adrelid
    join pg_catalog.pg_attribute c on c.attrelid = a.adrelid and c.attnum = a.adnum
    where w.catalog = 'pg_attrdef' and a.oid = w.oid
    union all
    select 'trigger', g.oid, 0, t.relnamespace, g.tgname, null, t.relname, 'table'
    from pg_catalog.pg_trigger g
    join pg_catalog.pg_class t on t.oid = g.tgrelid
    where w.catalog = 'pg_trigger' and g.oid = w.oid
    union all
    select 'policy', g.oid, 0, t.relnamespace, g.polname, null, t.relname, 'table'
    from pg_catalog.pg_policy g
    join pg_catalog.pg_class t on t.oid = g.polrelid
    where w.catalog = 'pg_policy' and g.oid = w.oid
    union all
    select 'rule', g.oid, 0, t.relnamespace, g.rulename, null, t.relname, case t.relkind when 'v' then 'view' else 'table' end
    from pg_catalog.pg_rewrite g
    join pg_catalog.pg_class t on t.oid = g.ev_class
    where w.catalog = 'pg_rewrite' and g.oid = w.oid
    union all
    select case when g.rolcanlogin then 'role' else 'group_role' end, g.oid, 0, 0, g.rolname, null, null, null
    from pg_catalog.pg_roles g where w.catalog = 'pg_authid' and g.oid = w.oid
    union all
    select 'schema', g.oid, 0, 0, g.nspname, null, null, null
    from pg_catalog.pg_namespace g where w.catalog = 'pg_namespace' and g.oid = w.oid
    union all
    select 'database', g.oid, 0, 0, g.datname, null, null, null
    from pg_catalog.pg_database g where w.catalog = 'pg_database' and g.oid = w.oid
    union all
    select 'tablespace', g.oid, 0, 0, g.spcname, null, null, null
    from pg_catalog.pg_tablespace g where w.catalog = 'pg_tablespace' and g.oid = w.oid
    union all
    select 'extension', g.oid, 0, 0, g.extname, null, null, null
    from pg_catalog.pg_extension g where w.catalog = 'pg_extension' and g.oid = w.oid
    union all
    select 'language', g.oid, 0, 0, g.lanname, null, null, null
    from pg_catalog.pg_language g where w.catalog = 'pg_language' and g.oid = w.oid
    union all
    select 'event_trigger', g.oid, 0, 0, g.evtname, null, null, null
    from pg_catalog.pg_event_trigger g where w.catalog = 'pg_event_trigger' and g.oid = w.oid
    union all
    select 'foreign_data_wrapper', g.oid, 0, 0, g.fdwname, null, null, null
    from pg_catalog.pg_foreign_data_wrapper g where w.catalog = 'pg_foreign_data_wrapper' and g.oid = w.oid
    union all
    select 'foreign_server', g.oid, 0, 0, g.srvname, null, null, null
    from pg_catalog.pg_foreign_server g where w.catalog = 'pg_foreign_server' and g.oid = w.oid
    union all
    select 'user_mapping', g.umid, 0, 0, g.usename, null, g.srvname, 'foreign_server'
    from pg_catalog.pg_user_mappings g where w.catalog = 'pg_user_mapping' and g.umid = w.oid
    union all
    select 'publication', g.oid, 0, 0, g.pubname, null, null, null
    from pg_catalog.pg_publication g where w.catalog = 'pg_publication' and g.oid = w.oid
    union all
    select distinct 'subscription', g.subid, 0, cast(0 as oid), g.subname, cast(null as text), cast(null as name), cast(null as text)
    from pg_catalog.pg_stat_subscription g where w.catalog = 'pg_subscription' and g.subid = w.oid
    union all
    select 'collation', g.oid, 0, g.collnamespace, g.collname, null, null, null
    from pg_catalog.pg_collation g where w.catalog = 'pg_collation' and g.oid = w.oid
    union all
    select 'conversion', g.oid, 0, g.connamespace, g.conname, null, null, null
    from pg_catalog.pg_conversion g where w.catalog = 'pg_conversion' and g.oid = w.oid
    union all
    select 'operator', g.oid, 0, g.oprnamespace, g.oprname,
        g.oprname || ' (' || coalesce(format_type(nullif(g.oprleft, 0), null), 'none') || ', ' || coalesce(format_type(nullif(g.oprright, 0), null), 'none') || ')', null, null
    from pg_catalog.pg_operator g where w.catalog = 'pg_operator' and g.oid = w.oid
    union all
    select 'operator_class', g.oid, 0, g.opcnamespace, g.opcname, null, null, null
    from pg_catalog.pg_opclass g where w.catalog = 'pg_opclass' and g.oid = w.oid
    union all
    select 'operator_family', g.oid, 0, g.opfnamespace, g.opfname, null, null, null
    from pg_catalog.pg_opfamily g where w.catalog = 'pg_opfamily' and g.oid = w.oid
    union all
    select 'cast', g.oid, 0, 0, format_type(g.castsource, null) || ' → ' || format_type(g.casttarget, null), null, null, null
    from pg_catalog.pg_cast g where w.catalog = 'pg_cast' and g.oid = w.oid
    union all
    select 'text_search_configuration', g.oid, 0, g.cfgnamespace, g.cfgname, null, null, null
    from pg_catalog.pg_ts_config g where w.catalog = 'pg_ts_config' and g.oid = w.oid
    union all
    select 'text_search_dictionary', g.oid, 0, g.dictnamespace, g.dictname, null, null, null
    from pg_catalog.pg_ts_dict g where w.catalog = 'pg_ts_dict' and g.oid = w.oid
    union all
    select 'text_search_parser', g.oid, 0, g.prsnamespace, g.prsname, null, null, null
    from pg_catalog.pg_ts_parser g where w.catalog = 'pg_ts_parser' and g.oid = w.oid
    union all
    select 'text_search_template', g.oid, 0, g.tmplnamespace, g.tmplname, null, null, null
    from pg_catalog.pg_ts_template g where w.catalog = 'pg_ts_template' and g.oid = w.oid
    union all
    select 'access_method', g.oid, 0, 0, g.amname, null, null, null
    from pg_catalog.pg_am g where w.catalog = 'pg_am' and g.oid = w.oid
    union all
    select 'statistics', g.oid, 0, g.stxnamespace, g.stxname, null, t.relname, 'table'
    from pg_catalog.pg_statistic_ext g
    join pg_catalog.pg_class t on t.oid = g.stxrelid
    where w.catalog = 'pg_statistic_ext' and g.oid = w.oid
    union all
    select 'transform', g.oid, 0, 0, format_type(g.trftype, null) || ' for ' || l.lanname, null, null, null
    from pg_catalog.pg_transform g
    join pg_catalog.pg_language l on l.oid = g.trflang
    where w.catalog = 'pg_transform' and g.oid = w.oid
    union all
    select 'large_object', g.oid, 0, 0, cast(g.oid as text), null, null, null
    from pg_catalog.pg_largeobject_metadata g where w.catalog = 'pg_largeobject' and g.oid = w.oid
    union all
    select 'default_privilege', g.oid, 0, g.defaclnamespace, null, null, null, null
    from pg_catalog.pg_default_acl g where w.catalog = 'pg_default_acl' and g.oid = w.oid
) k on true
-- before 14 it fails for what is gone: so it is asked only for what was found, or stands in another catalogue
cross join lateral pg_identify_object(
    case when k.ref_oid is not null or w.catalog in ('pg_amop', 'pg_amproc', 'pg_parameter_acl', 'pg_publication_namespace', 'pg_publication_rel') then c.oid end,
    w.oid, w.sub
) i
left join pg_catalog.pg_namespace n on n.oid = k.namespace
where i.identity is not null
