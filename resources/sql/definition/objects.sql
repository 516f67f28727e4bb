-- Every object that has a definition (a line of its own): of the whole database (all parameters null), of a schema (:schema), the given ones with what belongs to them (:classids and :oids, arrays of the same length), or all that may be meant by one of several names (:names, an array), the system's too. Columns: classid, oid, sub, kind (whose folder's ddl.sql gives the definition), type, schema, name, identity (as pg_identify_object calls it), called (as ALTER calls it, where that is something else), above_classid, above (0: of nothing).
-- One select for each catalogue, in alphabetical order of the catalogues: its rows are classid, oid, kind,
-- namespace (0: in none), above_class and above: the object it is a part of, and is shown with (0: of none). The type of oid and above
-- is oid in each of them, or the server would look at all rows for a given object.
-- Whoever has a line here must be given by <kind>/ddl.sql, with these classid and oid.
-- What is read by a text made here stands before, since the server looks into no index behind it.
with parameter (found) as materialized (
    select m.found
    from regexp_matches(cast(query_to_xml(
        case
            when to_regclass('pg_catalog.pg_parameter_acl') is null then 'select where false'
            else 'select p.oid from pg_catalog.pg_parameter_acl p'
        end,
        true, false, ''
    ) as text), '<oid>([0-9]+)</oid>', 'g') as m (found)
), subscription (found) as materialized (
    select m.found
    from regexp_matches(cast(query_to_xml(
        case
            when has_column_privilege('pg_catalog.pg_subscription', 'oid', 'select') then
                'select s.oid from pg_catalog.pg_subscription s
                join pg_catalog.pg_database d on d.oid = s.subdbid
                where d.datname = current_database()'
            else
                'select min(cast(v.subid as int8)) as oid from pg_catalog.pg_subscription s
                join pg_catalog.pg_database d on d.oid = s.subdbid
                join pg_catalog.pg_stat_subscription v on v.subname = s.subname
                where d.datname = current_database()
                group by s.subname'
        end,
        true, false, ''
    ) as text), '<oid>([0-9]+)</oid>', 'g') as m (found)
), object (classid, oid, kind, namespace, above_class, above) as not materialized (
    select cast('pg_catalog.pg_am' as regclass), a.oid, 'access_method', 0, 0, cast(0 as oid)
    from pg_catalog.pg_am a
    union all
    -- what somebody added to a family of the system
    select m.classid, m.oid, 'operator_family', 0, 0, cast(0 as oid)
    from (
        select cast('pg_catalog.pg_amop' as regclass), o.oid, p.oprcode
        from pg_catalog.pg_amop o
        join pg_catalog.pg_operator p on p.oid = o.amopopr
        where o.oid >= 16384 and o.amopfamily < 16384
        union all
        select cast('pg_catalog.pg_amproc' as regclass), f.oid, f.amproc
        from pg_catalog.pg_amproc f
        where f.oid >= 16384 and f.amprocfamily < 16384
    ) as m (classid, oid, function)
    where not exists (
        select 1
        from pg_catalog.pg_depend d
        where (d.classid = m.classid and d.objid = m.oid and d.refclassid = cast('pg_catalog.pg_opclass' as regclass))
            or (d.classid = cast('pg_catalog.pg_proc' as regclass) and d.objid = m.function and d.deptype = 'e')
    )
    union all
    select cast('pg_catalog.pg_authid' as regclass), r.oid, 'role', 0, 0, cast(0 as oid)
    from pg_catalog.pg_roles r
    union all
    select cast('pg_catalog.pg_cast' as regclass), c.oid, 'cast', 0, 0, cast(0 as oid)
    from pg_catalog.pg_cast c
    -- that of a range to its multirange comes with both
    where not exists (select 1 from pg_catalog.pg_depend i where i.classid = cast('pg_catalog.pg_cast' as regclass) and i.objid = c.oid and i.deptype = 'i')
    union all

    select cast('pg_catalog.pg_class' as regclass), c.oid,
        case c.relkind
            when 'v' then 'view'
            when 'm' then 'materialized_view'
            when 'f' then 'foreign_table'
            else 'table'
        end,
        c.relnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_class c
    where c.relkind in ('r', 'p', 'v', 'm', 'f')
    union all
    -- sequences that a column owns, and those that none does; those of identity columns come with their tables
    select cast('pg_catalog.pg_class' as regclass), d.objid, 'sequence', c.relnamespace, cast('pg_catalog.pg_class' as regclass), d.refobjid
    from pg_catalog.pg_depend d
    join pg_catalog.pg_class c on c.oid = d.objid and c.relkind = 'S'
    where d.classid = cast('pg_catalog.pg_class' as regclass) and d.refclassid = cast('pg_catalog.pg_class' as regclass)
        and d.refobjsubid > 0 and d.deptype = 'a'
    union all
    select cast('pg_catalog.pg_class' as regclass), c.oid, 'sequence', c.relnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_class c
    where c.relkind = 'S' and not exists (
        select 1
        from pg_catalog.pg_depend d
        where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.refclassid = cast('pg_catalog.pg_class' as regclass)
            and d.refobjsubid > 0 and d.deptype in ('a', 'i')
    )
    union all
    -- indexes that stand behind no constraint; what failed to be built is no part of a database
    select cast('pg_catalog.pg_class' as regclass), i.indexrelid, 'index', c.relnamespace, cast('pg_catalog.pg_class' as regclass), i.indrelid
    from pg_catalog.pg_index i
    join pg_catalog.pg_class c on c.oid = i.indexrelid
    where (i.indisvalid or c.relkind = 'I' or cast(:oids as oid[]) is not null)
        and not exists (
            select 1 from pg_catalog.pg_depend d
            where d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = c.oid and d.deptype = 'i'
                and d.refclassid = cast('pg_catalog.pg_constraint' as regclass)
        )
    union all
    select cast('pg_catalog.pg_collation' as regclass), c.oid, 'collation', c.collnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_collation c
    union all
    -- most checks and not null constraints stand within create table, foreign keys and exclusion of partitions come with their parent's
    select cast('pg_catalog.pg_constraint' as regclass), k.oid, 'constraint', k.connamespace, cast('pg_catalog.pg_class' as regclass), k.conrelid
    from pg_catalog.pg_constraint k
    where k.conrelid <> 0 and case k.contype
        when 'p' then k.conparentid = 0 or not coalesce(cast(to_jsonb(k) ->> 'conperiod' as bool), false)
        when 'u' then k.conparentid = 0 or not coalesce(cast(to_jsonb(k) ->> 'conperiod' as bool), false)
        when 'x' then k.conparentid = 0
        when 'f' then k.conparentid = 0
        when 'n' then k.conislocal and not k.convalidated
        when 'c' then k.conislocal and (
            (not k.convalidated and coalesce(cast(to_jsonb(k) ->> 'conenforced' as bool), true))
            or exists (
                select 1
                from pg_catalog.pg_depend e
                where e.classid = cast('pg_catalog.pg_constraint' as regclass) and e.objid = k.oid
                    and (e.refclassid, e.refobjid) <> (cast('pg_catalog.pg_class' as regclass), k.conrelid)
                    and (
                        e.refclassid not in (cast('pg_catalog.pg_type' as regclass), cast('pg_catalog.pg_collation' as regclass))
                        or exists (
                            select 1 from pg_catalog.pg_type r
                            where e.refclassid = cast('pg_catalog.pg_type' as regclass) and r.oid = e.refobjid and r.typrelid <> 0
                        )
                    )
            )
        )
    end
    union all
    -- constraints of domains stand in their definition; asked for by themselves they have one of their own
    select cast('pg_catalog.pg_constraint' as regclass), k.oid, 'domain_constraint', k.connamespace, 0, cast(0 as oid)
    from pg_catalog.pg_constraint k
    where k.contypid <> 0
        and ((k.oid = any (cast(:oids as oid[])) and k.contypid <> all (cast(:oids as oid[]))) or cast(:names as text[]) is not null)
    union all
    select cast('pg_catalog.pg_conversion' as regclass), c.oid, 'conversion', c.connamespace, 0, cast(0 as oid)
    from pg_catalog.pg_conversion c
    union all
    select cast('pg_catalog.pg_database' as regclass), d.oid, 'database', 0, 0, cast(0 as oid)
    from pg_catalog.pg_database d
    union all
    select cast('pg_catalog.pg_event_trigger' as regclass), e.oid, 'event_trigger', 0, 0, cast(0 as oid)
    from pg_catalog.pg_event_trigger e
    union all
    select cast('pg_catalog.pg_extension' as regclass), e.oid, 'extension', 0, 0, cast(0 as oid)
    from pg_catalog.pg_extension e
    union all
    select cast('pg_catalog.pg_foreign_data_wrapper' as regclass), f.oid, 'foreign_data_wrapper', 0, 0, cast(0 as oid)
    from pg_catalog.pg_foreign_data_wrapper f
    union all
    select cast('pg_catalog.pg_foreign_server' as regclass), s.oid, 'foreign_server', 0, 0, cast(0 as oid)
    from pg_catalog.pg_foreign_server s
    union all
    select cast('pg_catalog.pg_language' as regclass), l.oid, 'language', 0, 0, cast(0 as oid)
    from pg_catalog.pg_language l
    where l.lanispl
    union all
    select cast('pg_catalog.pg_largeobject' as regclass), l.oid, 'large_object', 0, 0, cast(0 as oid)
    from pg_catalog.pg_largeobject_metadata l
    union all
    select cast('pg_catalog.pg_namespace' as regclass), n.oid, 'schema', n.oid, 0, cast(0 as oid)
    from pg_catalog.pg_namespace n
    union all
    select cast('pg_catalog.pg_opclass' as regclass), o.oid, 'operator_class', o.opcnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_opclass o
    union all
    select cast('pg_catalog.pg_operator' as regclass), o.oid, 'operator', o.oprnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_operator o
    -- without a function: somebody's commutator or negator that nobody made yet
    where o.oprcode <> 0
    union all
    select cast('pg_catalog.pg_opfamily' as regclass), o.oid, 'operator_family', o.opfnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_opfamily o
    union all
    -- parameters on which something is granted: before 15 there is no such catalogue
    select coalesce(to_regclass('pg_catalog.pg_parameter_acl'), 0), cast(m.found[1] as oid), 'parameter', 0, 0, cast(0 as oid)
    from parameter m
    union all
    select cast('pg_catalog.pg_policy' as regclass), p.oid, 'policy', c.relnamespace, cast('pg_catalog.pg_class' as regclass), c.oid
    from pg_catalog.pg_policy p
    join pg_catalog.pg_class c on c.oid = p.polrelid
    union all
    select cast('pg_catalog.pg_proc' as regclass), p.oid,
        case
            when p.prokind = 'a' then 'aggregate'
            when p.prokind = 'p' then 'procedure'
            when p.prorettype in (cast('pg_catalog.trigger' as regtype), cast('pg_catalog.event_trigger' as regtype)) then 'trigger_function'
            else 'function'
        end,
        p.pronamespace, 0, cast(0 as oid)
    from pg_catalog.pg_proc p
    -- those that make ranges come with the types
    where not exists (select 1 from pg_catalog.pg_depend i where i.classid = cast('pg_catalog.pg_proc' as regclass) and i.objid = p.oid and i.deptype = 'i')
    union all
    select cast('pg_catalog.pg_publication' as regclass), p.oid, 'publication', 0, 0, cast(0 as oid)
    from pg_catalog.pg_publication p
    union all
    select cast('pg_catalog.pg_rewrite' as regclass), r.oid, 'rule', c.relnamespace, cast('pg_catalog.pg_class' as regclass), c.oid
    from pg_catalog.pg_rewrite r
    join pg_catalog.pg_class c on c.oid = r.ev_class
    where r.rulename <> '_RETURN'
    union all
    select cast('pg_catalog.pg_statistic_ext' as regclass), s.oid, 'statistics', s.stxnamespace, cast('pg_catalog.pg_class' as regclass), s.stxrelid
    from pg_catalog.pg_statistic_ext s
    union all
    -- before 14 only a superuser may name the column oid; the view tells it everybody, of all databases
    select cast('pg_catalog.pg_subscription' as regclass), cast(m.found[1] as oid), 'subscription', 0, 0, cast(0 as oid)
    from subscription m
    union all
    select cast('pg_catalog.pg_tablespace' as regclass), t.oid, 'tablespace', 0, 0, cast(0 as oid)
    from pg_catalog.pg_tablespace t
    union all
    select cast('pg_catalog.pg_transform' as regclass), t.oid, 'transform', 0, 0, cast(0 as oid)
    from pg_catalog.pg_transform t
    union all
    select cast('pg_catalog.pg_trigger' as regclass), g.oid, 'trigger', c.relnamespace, cast('pg_catalog.pg_class' as regclass), c.oid
    from pg_catalog.pg_trigger g
    join pg_catalog.pg_class c on c.oid = g.tgrelid
    where not g.tgisinternal and g.tgparentid = 0
    union all
    select cast('pg_catalog.pg_ts_config' as regclass), t.oid, 'text_search_configuration', t.cfgnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_ts_config t
    union all
    select cast('pg_catalog.pg_ts_dict' as regclass), t.oid, 'text_search_dictionary', t.dictnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_ts_dict t
    union all
    select cast('pg_catalog.pg_ts_parser' as regclass), t.oid, 'text_search_parser', t.prsnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_ts_parser t
    union all
    select cast('pg_catalog.pg_ts_template' as regclass), t.oid, 'text_search_template', t.tmplnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_ts_template t
    union all
    select cast('pg_catalog.pg_type' as regclass), t.oid,
        case t.typtype when 'c' then 'composite_type' when 'd' then 'domain' when 'e' then 'enum' when 'r' then 'range_type' else 'base_type' end,
        t.typnamespace, 0, cast(0 as oid)
    from pg_catalog.pg_type t
    left join pg_catalog.pg_class c on c.oid = t.typrelid
    left join pg_catalog.pg_type e on e.oid = t.typelem and e.typarray = t.oid
    -- not the rows of tables, arrays, multiranges; of the pseudo types those alone that wait to be defined
    where e.oid is null and (t.typtype in ('b', 'd', 'e', 'r') or (t.typtype = 'c' and c.relkind = 'c') or (t.typtype = 'p' and not t.typisdefined))
    union all
    select cast('pg_catalog.pg_user_mapping' as regclass), m.umid, 'user_mapping', 0, 0, cast(0 as oid)
    from pg_catalog.pg_user_mappings m
    union all
    -- what stands within another's definition, if it is asked for by itself
    select p.classid, p.oid, p.kind, p.namespace, 0, cast(0 as oid)
    from (
        select cast('pg_catalog.pg_constraint' as regclass) as classid, k.oid, 'constraint' as kind, k.connamespace as namespace, k.conrelid as owner
        from pg_catalog.pg_constraint k
        where k.conrelid <> 0 and (k.contype in ('c', 'n') or (k.contype in ('f', 'p', 'u', 'x') and k.conparentid <> 0))
        union all
        select cast('pg_catalog.pg_class' as regclass), x.indexrelid, 'index', c.relnamespace, x.indrelid
        from pg_catalog.pg_index x
        join pg_catalog.pg_class c on c.oid = x.indexrelid
        union all
        select cast('pg_catalog.pg_class' as regclass), q.seqrelid, 'sequence', c.relnamespace, d.refobjid
        from pg_catalog.pg_sequence q
        join pg_catalog.pg_class c on c.oid = q.seqrelid
        join pg_catalog.pg_depend d on d.classid = cast('pg_catalog.pg_class' as regclass) and d.objid = q.seqrelid and d.deptype = 'i'
            and d.refclassid = cast('pg_catalog.pg_class' as regclass)
        union all
        select cast('pg_catalog.pg_trigger' as regclass), g.oid, 'trigger', c.relnamespace, g.tgrelid
        from pg_catalog.pg_trigger g
        join pg_catalog.pg_class c on c.oid = g.tgrelid
        where g.tgparentid <> 0
    ) p
    where (p.oid = any (cast(:oids as oid[])) and p.owner <> all (cast(:oids as oid[]))) or cast(:names as text[]) is not null
), asked (classid, oid) as (
    select w.classid, w.oid
    from unnest(cast(:classids as oid[]), cast(:oids as oid[])) as w (classid, oid)
), hidden (oid) as (
    select n.oid
    from pg_catalog.pg_namespace n
    where n.nspname ~ '^pg_(toast|temp_|toast_temp_)' or n.nspname = 'information_schema'
), chosen as materialized (
    select o.*
    from object o
    -- said first so that each catalogue is looked into by its index
    where (cast(:oids as oid[]) is null or o.oid = any (cast(:oids as oid[])) or o.above = any (cast(:oids as oid[])))
        -- whose name stands nowhere in those that are looked for needs not be identified: the catalogues that are large
        and (cast(:names as text[]) is null or case o.classid
            when cast('pg_catalog.pg_class' as regclass) then o.oid in (select c.oid from pg_catalog.pg_class c where strpos(array_to_string(cast(:names as text[]), E'\n'), replace(c.relname, '"', '""')) > 0)
            when cast('pg_catalog.pg_constraint' as regclass) then o.oid in (select k.oid from pg_catalog.pg_constraint k where strpos(array_to_string(cast(:names as text[]), E'\n'), replace(k.conname, '"', '""')) > 0)
            when cast('pg_catalog.pg_proc' as regclass) then o.oid in (select p.oid from pg_catalog.pg_proc p where strpos(array_to_string(cast(:names as text[]), E'\n'), replace(p.proname, '"', '""')) > 0)
            when cast('pg_catalog.pg_trigger' as regclass) then o.oid in (select g.oid from pg_catalog.pg_trigger g where strpos(array_to_string(cast(:names as text[]), E'\n'), replace(g.tgname, '"', '""')) > 0)
            when cast('pg_catalog.pg_type' as regclass) then o.kind = 'base_type' or o.oid in (select t.oid from pg_catalog.pg_type t where strpos(array_to_string(cast(:names as text[]), E'\n'), replace(t.typname, '"', '""')) > 0)
            else true
        end)
        and case
        when cast(:oids as oid[]) is not null then
            (o.classid, o.oid) in (select a.classid, a.oid from asked a)
            or (o.above_class, o.above) in (select a.classid, a.oid from asked a)
        when cast(:names as text[]) is not null then true
        else
            (cast(:schema as text) is null or o.namespace = (select n.oid from pg_catalog.pg_namespace n where n.nspname = cast(:schema as text)))
            and (o.kind not in ('database', 'parameter', 'role', 'tablespace') or (cast(:schema as text) is null and o.kind = 'database' and o.oid = (
                select d.oid from pg_catalog.pg_database d where d.datname = current_database()
            )))
            and (o.oid >= 16384 or o.kind in ('database', 'large_object') or (o.kind = 'schema' and (select n.nspname from pg_catalog.pg_namespace n where n.oid = o.oid) = 'public'))
            and o.namespace not in (select h.oid from hidden h)
            and not exists (
                select 1
                from pg_catalog.pg_depend e
                where e.deptype = 'e' and e.classid = o.classid and e.objid = o.oid
            )
            and not exists (
                select 1
                from pg_catalog.pg_depend e
                where e.deptype = 'e' and e.classid = o.above_class and e.objid = o.above
            )
    end
)
select distinct
    cast(c.classid as int8) as classid,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(c.kind as text) as kind,
    cast(i.type as text) as type,
    cast(i.schema as text) as schema,
    cast(i.name as text) as name,
    cast(i.identity as text) as identity,
    -- the types of the IN parameters are what all procedures of a name may have in common
    cast(case when c.kind = 'procedure' then (
        select format('%I.%I(%s)', n.nspname, p.proname, pg_get_function_identity_arguments(p.oid))
        from pg_catalog.pg_proc p
        join pg_catalog.pg_namespace n on n.oid = p.pronamespace
        where p.oid = c.oid and exists (
            select 1 from pg_catalog.pg_proc q
            where q.proname = p.proname and q.pronamespace = p.pronamespace and q.oid <> p.oid
        )
    ) end as text) as called,
    cast(c.above_class as int8) as above_classid,
    cast(c.above as int8) as above
from chosen c
cross join lateral pg_catalog.pg_identify_object(c.classid, c.oid, 0) as i
where cast(:names as text[]) is null
    or i.identity = any (cast(:names as text[]))
    or i.name = any (cast(:names as text[]))
    or i.schema || '.' || i.name = any (cast(:names as text[]))
    or exists (
        select 1
        from unnest(cast(:names as text[])) as w (name)
        where i.name is null and (i.identity like replace(w.name, '\', '\\') || '(%' or strpos(i.identity, '.' || w.name || '(') > 0)
    )
