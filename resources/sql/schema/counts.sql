-- How many objects of each folder a schema has: every catalogue is read once. Members of extensions stand beneath these.
select cast(c.kind as text) as kind, cast(count(*) as int8) as amount
from (
    select case relkind
        when 'r' then 'table'
        when 'p' then 'table'
        when 'f' then 'foreign_table'
        when 'v' then 'view'
        when 'm' then 'materialized_view'
        when 'S' then 'sequence'
    end as kind
    from pg_catalog.pg_class c
    where c.relnamespace = :parent_oid and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S') and not c.relispartition
    and (:system or c.oid not in (
        select x.objid
        from pg_catalog.pg_depend x
        where x.refclassid = cast('pg_catalog.pg_extension' as regclass) and x.classid = cast('pg_catalog.pg_class' as regclass) and x.deptype = 'e'
    ))
    union all
    select case
        when p.prorettype in (cast('pg_catalog.trigger' as regtype), cast('pg_catalog.event_trigger' as regtype)) then 'trigger_function'
        when p.prokind = 'p' then 'procedure'
        when p.prokind = 'a' then 'aggregate'
        else 'function'
    end
    from pg_catalog.pg_proc p
    where p.pronamespace = :parent_oid and not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_proc' as regclass) and x.objid = p.oid
            and (x.deptype = 'i' or (x.deptype = 'e' and not :system))
    )
    union all
    select 'type'
    from pg_catalog.pg_type t
    where t.typnamespace = :parent_oid
    and (t.typtype in ('e', 'd', 'r')
        or (t.typtype = 'c' and t.typrelid in (select c.oid from pg_catalog.pg_class c where c.relkind = 'c'))
        or (t.typtype = 'b' and t.typcategory <> 'A')
        or (t.typtype = 'p' and not t.typisdefined))
    and (:system or t.oid not in (
        select x.objid
        from pg_catalog.pg_depend x
        where x.refclassid = cast('pg_catalog.pg_extension' as regclass)
            and x.classid = cast('pg_catalog.pg_type' as regclass) and x.deptype = 'e'
    ))
    union all
    select 'collation'
    from pg_catalog.pg_collation l
    where l.collnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_collation' as regclass) and x.objid = l.oid and x.deptype = 'e'
    ))
    union all
    select 'conversion'
    from pg_catalog.pg_conversion v
    where v.connamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_conversion' as regclass) and x.objid = v.oid and x.deptype = 'e'
    ))
    union all
    select 'operator'
    from pg_catalog.pg_operator o
    where o.oprnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_operator' as regclass) and x.objid = o.oid and x.deptype = 'e'
    ))
    union all
    select 'operator_class'
    from pg_catalog.pg_opclass o
    where o.opcnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_opclass' as regclass) and x.objid = o.oid and x.deptype = 'e'
    ))
    union all
    select 'operator_family'
    from pg_catalog.pg_opfamily o
    where o.opfnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_opfamily' as regclass) and x.objid = o.oid and x.deptype = 'e'
    ))
    union all
    select 'text_search_configuration'
    from pg_catalog.pg_ts_config s
    where s.cfgnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_ts_config' as regclass) and x.objid = s.oid and x.deptype = 'e'
    ))
    union all
    select 'text_search_dictionary'
    from pg_catalog.pg_ts_dict s
    where s.dictnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_ts_dict' as regclass) and x.objid = s.oid and x.deptype = 'e'
    ))
    union all
    select 'text_search_parser'
    from pg_catalog.pg_ts_parser s
    where s.prsnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_ts_parser' as regclass) and x.objid = s.oid and x.deptype = 'e'
    ))
    union all
    select 'text_search_template'
    from pg_catalog.pg_ts_template s
    where s.tmplnamespace = :parent_oid and (:system or not exists (
        select from pg_catalog.pg_depend x
        where x.classid = cast('pg_catalog.pg_ts_template' as regclass) and x.objid = s.oid and x.deptype = 'e'
    ))
    union all
    select 'default_privilege'
    from pg_catalog.pg_default_acl d
    where d.defaclnamespace = :parent_oid
) c
group by c.kind
