-- The objects given as JSON ([{"catalog": "pg_catalog.pg_class", "oid": 16384, "sub": 0}]) as they are now: what pg_identify_object calls them, their own name, whose they are, what stands above, and what actions ask about (facts). A null type: there is none any more.
with wanted as (
    select w.ordinality as position, cast(w.item ->> 'catalog' as regclass) as classid,
        cast(w.item ->> 'oid' as oid) as oid, cast(w.item ->> 'sub' as int4) as sub
    from jsonb_array_elements(cast(:objects as jsonb)) with ordinality as w (item, ordinality)
), found as (
    select w.*, i.type, i.schema, i.identity,
        cast(w.classid as text) as catalog,
        case
            when w.classid = cast('pg_catalog.pg_class' as regclass) and w.sub > 0 then w.oid
            when w.classid = cast('pg_catalog.pg_constraint' as regclass) then (select nullif(k.conrelid, 0) from pg_catalog.pg_constraint k where k.oid = w.oid)
            when w.classid = cast('pg_catalog.pg_trigger' as regclass) then (select g.tgrelid from pg_catalog.pg_trigger g where g.oid = w.oid)
            when w.classid = cast('pg_catalog.pg_policy' as regclass) then (select p.polrelid from pg_catalog.pg_policy p where p.oid = w.oid)
            when w.classid = cast('pg_catalog.pg_rewrite' as regclass) then (select r.ev_class from pg_catalog.pg_rewrite r where r.oid = w.oid)
            when w.classid = cast('pg_catalog.pg_attrdef' as regclass) then (select d.adrelid from pg_catalog.pg_attrdef d where d.oid = w.oid)
            when w.classid = cast('pg_catalog.pg_class' as regclass) then (select x.indrelid from pg_catalog.pg_index x where x.indexrelid = w.oid)
        end as relation
    from wanted w
    cross join lateral pg_catalog.pg_identify_object(w.classid, w.oid, w.sub) i
), fresh as (
    select f.*, c.relname as above_name, n.nspname as above_schema, c.relkind as above_kind,
        quote_ident(n.nspname) || '.' || quote_ident(c.relname) as above
    from found f
    left join pg_catalog.pg_class c on c.oid = f.relation
    left join pg_catalog.pg_namespace n on n.oid = c.relnamespace
)
select
    cast(f.position as int8) as position,
    cast(f.type as text) as type,
    cast(f.schema as text) as schema,
    cast(case f.catalog
        when 'pg_class' then case when f.sub > 0
            then (select a.attname from pg_catalog.pg_attribute a where a.attrelid = f.oid and a.attnum = f.sub)
            else (select c.relname from pg_catalog.pg_class c where c.oid = f.oid) end
        when 'pg_proc' then (select p.proname from pg_catalog.pg_proc p where p.oid = f.oid)
        when 'pg_type' then (select t.typname from pg_catalog.pg_type t where t.oid = f.oid)
        when 'pg_constraint' then (select k.conname from pg_catalog.pg_constraint k where k.oid = f.oid)
        when 'pg_trigger' then (select g.tgname from pg_catalog.pg_trigger g where g.oid = f.oid)
        when 'pg_policy' then (select p.polname from pg_catalog.pg_policy p where p.oid = f.oid)
        when 'pg_rewrite' then (select r.rulename from pg_catalog.pg_rewrite r where r.oid = f.oid)
        when 'pg_namespace' then (select n.nspname from pg_catalog.pg_namespace n where n.oid = f.oid)
        when 'pg_database' then (select d.datname from pg_catalog.pg_database d where d.oid = f.oid)
        when 'pg_tablespace' then (select t.spcname from pg_catalog.pg_tablespace t where t.oid = f.oid)
        when 'pg_authid' then (select r.rolname from pg_catalog.pg_roles r where r.oid = f.oid)
        when 'pg_extension' then (select e.extname from pg_catalog.pg_extension e where e.oid = f.oid)
        when 'pg_language' then (select l.lanname from pg_catalog.pg_language l where l.oid = f.oid)
        when 'pg_event_trigger' then (select e.evtname from pg_catalog.pg_event_trigger e where e.oid = f.oid)
        when 'pg_foreign_data_wrapper' then (select w.fdwname from pg_catalog.pg_foreign_data_wrapper w where w.oid = f.oid)
        when 'pg_foreign_server' then (select s.srvname from pg_catalog.pg_foreign_server s where s.oid = f.oid)
        when 'pg_publication' then (select p.pubname from pg_catalog.pg_publication p where p.oid = f.oid)
        -- not everybody may read the oid in pg_subscription before 14
        when 'pg_subscription' then (select s.subname from pg_catalog.pg_stat_subscription s where s.subid = f.oid limit 1)
        when 'pg_collation' then (select c.collname from pg_catalog.pg_collation c where c.oid = f.oid)
        when 'pg_conversion' then (select c.conname from pg_catalog.pg_conversion c where c.oid = f.oid)
        when 'pg_operator' then (select o.oprname from pg_catalog.pg_operator o where o.oid = f.oid)
        when 'pg_opclass' then (select o.opcname from pg_catalog.pg_opclass o where o.oid = f.oid)
        when 'pg_opfamily' then (select o.opfname from pg_catalog.pg_opfamily o where o.oid = f.oid)
        when 'pg_ts_config' then (select c.cfgname from pg_catalog.pg_ts_config c where c.oid = f.oid)
        when 'pg_ts_dict' then (select d.dictname from pg_catalog.pg_ts_dict d where d.oid = f.oid)
        when 'pg_ts_parser' then (select p.prsname from pg_catalog.pg_ts_parser p where p.oid = f.oid)
        when 'pg_ts_template' then (select t.tmplname from pg_catalog.pg_ts_template t where t.oid = f.oid)
        when 'pg_am' then (select a.amname from pg_catalog.pg_am a where a.oid = f.oid)
        when 'pg_statistic_ext' then (select s.stxname from pg_catalog.pg_statistic_ext s where s.oid = f.oid)
    end as text) as name,
    cast(f.identity as text) as identity,
    cast(f.above as text) as above,
    cast(coalesce(
        (select r.rolname from pg_catalog.pg_shdepend s join pg_catalog.pg_roles r on r.oid = s.refobjid
            where s.classid = f.classid and s.objid = f.oid and s.objsubid = 0 and s.deptype = 'o'
            and s.dbid in (0, (select d.oid from pg_catalog.pg_database d where d.datname = current_database()))),
        (select r.rolname from pg_catalog.pg_roles r where r.oid = 10)) as text) as owner,
    cast(case when f.catalog in ('pg_database', 'pg_authid', 'pg_tablespace')
        then shobj_description(f.oid, f.catalog)
        when f.sub > 0 then col_description(f.oid, f.sub)
        else obj_description(f.oid, f.catalog) end as text) as comment,
    cast(case f.catalog
        when 'pg_class' then (
            select jsonb_strip_nulls(jsonb_build_object(
                'relkind', c.relkind,
                'persistence', c.relpersistence,
                'partition', c.relispartition,
                'rows', case when c.relkind in ('r', 'm') then
                    case when c.relpages = 0 then pg_stat_get_live_tuples(c.oid) when c.reltuples >= 0 then cast(c.reltuples as int8) end end,
                'bytes', case when f.sub = 0 and c.relkind in ('r', 'm', 'i', 't') and (c.relpages > 0 or pg_stat_get_live_tuples(c.oid) = 0) then cast(current_setting('block_size') as int8) * (
                    c.relpages + coalesce((select t.relpages from pg_catalog.pg_class t where t.oid = c.reltoastrelid), 0)
                    + coalesce((select sum(i.relpages) from pg_catalog.pg_index x join pg_catalog.pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid), 0)) end,
                'access_method', (select a.amname from pg_catalog.pg_am a where a.oid = c.relam),
                'tablespace', (select t.spcname from pg_catalog.pg_tablespace t where t.oid = c.reltablespace),
                'inherited', case when f.sub > 0 then (select a.attinhcount > 0 from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attnum = f.sub) end,
                'in_partition_key', case when f.sub > 0 and c.relkind = 'p' then (
                    select f.sub = any (cast(k.partattrs as int2[])) or exists (
                        select from pg_catalog.pg_depend d where d.classid = f.classid and d.objid = c.oid and d.objsubid = 0
                            and d.refclassid = f.classid and d.refobjid = c.oid and d.refobjsubid = f.sub)
                    from pg_catalog.pg_partitioned_table k where k.partrelid = c.oid) end,
                'published', case when f.sub = 0 and c.relkind in ('r', 'p') then exists (select from pg_catalog.pg_publication_rel p where p.prrelid = c.oid) end,
                'has_typed_tables', case when f.sub > 0 and c.relkind = 'c' then exists (select from pg_catalog.pg_class t where t.reloftype = c.reltype) end,
                'typed', case when f.sub > 0 then c.reloftype <> 0 end,
                'rls', c.relrowsecurity,
                'rls_forced', c.relforcerowsecurity,
                'triggers', (select count(*) from pg_catalog.pg_trigger g where g.tgrelid = c.oid and not g.tgisinternal),
                'populated', c.relispopulated,
                'parent', (select jsonb_build_object('table', quote_ident(n.nspname) || '.' || quote_ident(p.relname), 'name', p.relname,
                        'pending', coalesce(cast(to_jsonb(i) ->> 'inhdetachpending' as bool), false),
                        'default', pg_get_expr(c.relpartbound, c.oid) = 'DEFAULT',
                        'has_default', (select k.partdefid <> 0 from pg_catalog.pg_partitioned_table k where k.partrelid = p.oid))
                    from pg_catalog.pg_inherits i join pg_catalog.pg_class p on p.oid = i.inhparent
                    join pg_catalog.pg_namespace n on n.oid = p.relnamespace
                    where i.inhrelid = c.oid and c.relispartition and c.relkind in ('r', 'p', 'f')),
                'bound', case when c.relispartition and c.relkind in ('r', 'p', 'f') then pg_get_expr(c.relpartbound, c.oid) end,
                'partition_key', case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end,
                'index', (select jsonb_build_object('valid', x.indisvalid, 'clustered', x.indisclustered, 'partitioned', c.relkind = 'I',
                        'clusterable', c.relkind = 'i' and x.indpred is null and x.indisvalid and (select a.amname in ('btree', 'gist') from pg_catalog.pg_am a where a.oid = c.relam),
                        'constraint', exists (select from pg_catalog.pg_constraint k where k.conindid = c.oid and k.contype in ('p', 'u', 'x')))
                    from pg_catalog.pg_index x where x.indexrelid = c.oid),
                'clustered_on', (select i.relname from pg_catalog.pg_index x join pg_catalog.pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid and x.indisclustered),
                'indexes', case when f.sub = 0 and c.relkind in ('r', 'p', 'm') then (select jsonb_agg(i.relname order by i.relname) from pg_catalog.pg_index x join pg_catalog.pg_class i on i.oid = x.indexrelid where x.indrelid = c.oid) end,
                'refreshable', case when c.relkind = 'm' then exists (select from pg_catalog.pg_index x where x.indrelid = c.oid and x.indisunique
                    and x.indisvalid and x.indimmediate and x.indpred is null and x.indexprs is null) end,
                'unique', case when c.relkind = 'm' then exists (select from pg_catalog.pg_index x where x.indrelid = c.oid and x.indisunique) end,
                'not_valid', case when f.sub = 0 and c.relkind in ('r', 'f', 'p') then (select jsonb_agg(k.conname order by k.conname) from pg_catalog.pg_constraint k
                    where k.conrelid = c.oid and not k.convalidated and coalesce(cast(to_jsonb(k) ->> 'conenforced' as bool), true)) end,
                'sequence', case when c.relkind = 'S' then (select jsonb_build_object('start', cast(s.seqstart as text), 'increment', cast(s.seqincrement as text),
                        'min', cast(s.seqmin as text), 'max', cast(s.seqmax as text),
                        'last', case when has_sequence_privilege(c.oid, 'usage, select') then cast(pg_sequence_last_value(c.oid) as text) end,
                        'owned_by', (select jsonb_build_object('table', quote_ident(n.nspname) || '.' || quote_ident(t.relname), 'column', quote_ident(a.attname))
                            from pg_catalog.pg_depend d join pg_catalog.pg_class t on t.oid = d.refobjid join pg_catalog.pg_namespace n on n.oid = t.relnamespace
                            join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
                            where d.classid = f.classid and d.objid = c.oid and d.refclassid = f.classid and d.refobjsubid > 0 and d.deptype in ('a', 'i') limit 1))
                    from pg_catalog.pg_sequence s where s.seqrelid = c.oid) end,
                'truncates', case when f.sub = 0 and c.relkind in ('r', 'p') then (
                    with recursive taken (relid) as (
                        select k.conrelid from pg_catalog.pg_constraint k where k.confrelid = c.oid and k.contype = 'f' and k.conrelid <> c.oid
                        union
                        select k.conrelid from taken t join pg_catalog.pg_constraint k on k.confrelid = t.relid and k.contype = 'f'
                    )
                    select jsonb_agg(jsonb_build_object('table', quote_ident(n.nspname) || '.' || quote_ident(r.relname), 'oid', cast(r.oid as text),
                        'rows', case when r.reltuples >= 0 then cast(r.reltuples as int8) end) order by n.nspname, r.relname)
                    from taken t join pg_catalog.pg_class r on r.oid = t.relid join pg_catalog.pg_namespace n on n.oid = r.relnamespace where r.oid <> c.oid) end))
            from pg_catalog.pg_class c where c.oid = f.oid)
        when 'pg_constraint' then (
            select jsonb_strip_nulls(jsonb_build_object('contype', k.contype, 'validated', k.convalidated, 'inherited', k.coninhcount > 0,
                'needed_by', case when k.contype = 'n' then (
                    select case
                        when a.attidentity <> '' then 'the column is an identity'
                        when exists (select from pg_catalog.pg_index x where x.indrelid = a.attrelid and x.indisprimary and a.attnum = any (cast(x.indkey as int2[])))
                        then 'the column is in the primary key'
                        when exists (select from pg_catalog.pg_index x where x.indrelid = a.attrelid and x.indisreplident and a.attnum = any (cast(x.indkey as int2[])))
                        then 'the column is in the index of the replica identity' end
                    from pg_catalog.pg_attribute a where a.attrelid = k.conrelid and a.attnum = k.conkey[1]) end,
                'enforced', coalesce(cast(to_jsonb(k) ->> 'conenforced' as bool), true),
                'domain', case when k.contypid <> 0 then (select quote_ident(n.nspname) || '.' || quote_ident(t.typname)
                    from pg_catalog.pg_type t join pg_catalog.pg_namespace n on n.oid = t.typnamespace where t.oid = k.contypid) end))
            from pg_catalog.pg_constraint k where k.oid = f.oid)
        when 'pg_trigger' then (
            select jsonb_build_object('enabled', g.tgenabled, 'internal', g.tgisinternal, 'inherited', g.tgparentid <> 0, 'of_view', f.above_kind = 'v') from pg_catalog.pg_trigger g where g.oid = f.oid)
        when 'pg_proc' then (
            select jsonb_strip_nulls(jsonb_build_object('called', case when p.prokind = 'p' and exists (
                    select from pg_catalog.pg_proc o where o.pronamespace = p.pronamespace and o.proname = p.proname and o.oid <> p.oid)
                then quote_ident(f.schema) || '.' || quote_ident(p.proname) || '(' || pg_get_function_identity_arguments(p.oid) || ')' end))
            from pg_catalog.pg_proc p where p.oid = f.oid)
        when 'pg_event_trigger' then (
            select jsonb_build_object('enabled', e.evtenabled) from pg_catalog.pg_event_trigger e where e.oid = f.oid)
        when 'pg_rewrite' then (
            select jsonb_build_object('enabled', r.ev_enabled, 'select', r.ev_type = '1', 'of_view', f.above_kind = 'v') from pg_catalog.pg_rewrite r where r.oid = f.oid)
        when 'pg_extension' then (
            select jsonb_build_object('movable', e.extrelocatable) from pg_catalog.pg_extension e where e.oid = f.oid)
        when 'pg_type' then (
            select jsonb_build_object('typtype', t.typtype, 'shell', not t.typisdefined) from pg_catalog.pg_type t where t.oid = f.oid)
        when 'pg_namespace' then (
            select jsonb_strip_nulls(jsonb_build_object('not_valid', (
                select jsonb_agg(jsonb_build_object('table', quote_ident(n.nspname) || '.' || quote_ident(c.relname), 'constraint', k.conname) order by c.relname, k.conname)
                from pg_catalog.pg_constraint k join pg_catalog.pg_class c on c.oid = k.conrelid
                where c.relnamespace = n.oid and not k.convalidated and coalesce(cast(to_jsonb(k) ->> 'conenforced' as bool), true))))
            from pg_catalog.pg_namespace n where n.oid = f.oid)
        when 'pg_database' then (
            select jsonb_strip_nulls(jsonb_build_object('template', d.datistemplate, 'current', d.datname = current_database(),
                'bytes', case when has_database_privilege(d.oid, 'connect') then pg_database_size(d.oid) end,
                'sessions', (select count(*) from pg_catalog.pg_stat_activity a where a.datid = d.oid and a.pid <> pg_backend_pid())))
            from pg_catalog.pg_database d where d.oid = f.oid)
    end as text) as facts
from fresh f
order by f.position
