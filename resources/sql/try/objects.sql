-- Objects of the catalogue that the transaction has made, changed (new: this version is of it) or ended (old: it has ended this version); those whose oid is among :candidates too. Its first statement must have been pg_current_xact_id(): age() counts from there. A cursor declared before gives what was, also for what is gone: nothing is looked up by name or oid in the present state but roles. A row with an aspect is a part of its object, without a name of its own.
with rows (class, oid, sub, aspect, kind, name, owner, acl, file, parent, made, ended) as (
    select cast(cast('pg_catalog.pg_class' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast(case o.relkind when 'r' then 'table' when 'p' then 'partitioned table' when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence' when 'f' then 'foreign table' when 'c' then 'composite type' else 'index' end as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.relname) as text),
        cast(pg_catalog.pg_get_userbyid(o.relowner) as text), cast(o.relacl as text), cast(o.relfilenode as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_class o join pg_catalog.pg_namespace n on n.oid = o.relnamespace
    where o.relkind <> 't' and n.nspname <> 'pg_toast'
    union all
    select cast(cast('pg_catalog.pg_class' as regclass) as int8), cast(o.attrelid as int8), cast(0 as int8), cast('column ' || pg_catalog.quote_ident(o.attname) as text), cast(null as text),
        cast(null as text),
        cast(null as text), cast(o.attacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_attribute o join pg_catalog.pg_class c on c.oid = o.attrelid
    where o.attnum > 0 and c.relkind in ('r', 'p', 'v', 'm', 'f', 'c') and not o.attisdropped
    union all
    select cast(cast('pg_catalog.pg_class' as regclass) as int8), cast(o.ev_class as int8), cast(0 as int8), cast('definition' as text), cast(null as text),
        cast(null as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_rewrite o
    where o.rulename = '_RETURN'
    union all
    select cast(cast('pg_catalog.pg_rewrite' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('rule' as text),
        cast(pg_catalog.quote_ident(o.rulename) || ' on ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(o.ev_class as int8), o.xmin, o.xmax
    from pg_catalog.pg_rewrite o join pg_catalog.pg_class c on c.oid = o.ev_class join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where o.rulename <> '_RETURN'
    union all
    select cast(cast('pg_catalog.pg_trigger' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('trigger' as text),
        cast(pg_catalog.quote_ident(o.tgname) || ' on ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(o.tgrelid as int8), o.xmin, o.xmax
    from pg_catalog.pg_trigger o join pg_catalog.pg_class c on c.oid = o.tgrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where not o.tgisinternal
    union all
    select cast(cast('pg_catalog.pg_policy' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('policy' as text),
        cast(pg_catalog.quote_ident(o.polname) || ' on ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(o.polrelid as int8), o.xmin, o.xmax
    from pg_catalog.pg_policy o join pg_catalog.pg_class c on c.oid = o.polrelid join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    union all
    select cast(cast('pg_catalog.pg_constraint' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('constraint' as text),
        cast(pg_catalog.quote_ident(o.conname) || ' on ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(coalesce(c.relname, t.typname)) as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(o.conrelid as int8), o.xmin, o.xmax
    from pg_catalog.pg_constraint o join pg_catalog.pg_namespace n on n.oid = o.connamespace left join pg_catalog.pg_class c on c.oid = o.conrelid left join pg_catalog.pg_type t on t.oid = o.contypid
    union all
    select cast(cast('pg_catalog.pg_proc' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast(case o.prokind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.proname) || '(' || coalesce((select string_agg(pg_catalog.quote_ident(t.typname), ', ' order by a.place) from unnest(cast(o.proargtypes as oid[])) with ordinality as a (type, place) join pg_catalog.pg_type t on t.oid = a.type), '') || ')' as text),
        cast(pg_catalog.pg_get_userbyid(o.proowner) as text), cast(o.proacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_proc o join pg_catalog.pg_namespace n on n.oid = o.pronamespace
    union all
    select cast(cast('pg_catalog.pg_type' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast(case o.typtype when 'd' then 'domain' when 'e' then 'enum' when 'r' then 'range type' else 'type' end as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.typname) as text),
        cast(pg_catalog.pg_get_userbyid(o.typowner) as text), cast(o.typacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_type o join pg_catalog.pg_namespace n on n.oid = o.typnamespace
    where o.typtype in ('b', 'd', 'e', 'r', 'p') and o.typcategory <> 'A'
    union all
    select cast(cast('pg_catalog.pg_type' as regclass) as int8), cast(o.enumtypid as int8), cast(0 as int8), cast('value ' || pg_catalog.quote_literal(o.enumlabel) as text), cast(null as text),
        cast(null as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_enum o
    union all
    select cast(cast('pg_catalog.pg_namespace' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('schema' as text),
        cast(pg_catalog.quote_ident(o.nspname) as text),
        cast(pg_catalog.pg_get_userbyid(o.nspowner) as text), cast(o.nspacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_namespace o
    union all
    select cast(cast('pg_catalog.pg_database' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('database' as text),
        cast(pg_catalog.quote_ident(o.datname) as text),
        cast(pg_catalog.pg_get_userbyid(o.datdba) as text), cast(o.datacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_database o
    union all
    select cast(cast('pg_catalog.pg_tablespace' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('tablespace' as text),
        cast(pg_catalog.quote_ident(o.spcname) as text),
        cast(pg_catalog.pg_get_userbyid(o.spcowner) as text), cast(o.spcacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_tablespace o
    union all
    select cast(cast('pg_catalog.pg_language' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('language' as text),
        cast(pg_catalog.quote_ident(o.lanname) as text),
        cast(pg_catalog.pg_get_userbyid(o.lanowner) as text), cast(o.lanacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_language o
    union all
    select cast(cast('pg_catalog.pg_extension' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('extension' as text),
        cast(pg_catalog.quote_ident(o.extname) as text),
        cast(pg_catalog.pg_get_userbyid(o.extowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_extension o
    union all
    select cast(cast('pg_catalog.pg_foreign_data_wrapper' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('foreign data wrapper' as text),
        cast(pg_catalog.quote_ident(o.fdwname) as text),
        cast(pg_catalog.pg_get_userbyid(o.fdwowner) as text), cast(o.fdwacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_foreign_data_wrapper o
    union all
    select cast(cast('pg_catalog.pg_foreign_server' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('server' as text),
        cast(pg_catalog.quote_ident(o.srvname) as text),
        cast(pg_catalog.pg_get_userbyid(o.srvowner) as text), cast(o.srvacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_foreign_server o
    union all
    select cast(cast('pg_catalog.pg_event_trigger' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('event trigger' as text),
        cast(pg_catalog.quote_ident(o.evtname) as text),
        cast(pg_catalog.pg_get_userbyid(o.evtowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_event_trigger o
    union all
    select cast(cast('pg_catalog.pg_publication' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('publication' as text),
        cast(pg_catalog.quote_ident(o.pubname) as text),
        cast(pg_catalog.pg_get_userbyid(o.pubowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_publication o
    union all
    select cast(cast('pg_catalog.pg_am' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('access method' as text),
        cast(pg_catalog.quote_ident(o.amname) as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_am o
    union all
    select cast(cast('pg_catalog.pg_collation' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('collation' as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.collname) as text),
        cast(pg_catalog.pg_get_userbyid(o.collowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_collation o join pg_catalog.pg_namespace n on n.oid = o.collnamespace
    union all
    select cast(cast('pg_catalog.pg_conversion' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('conversion' as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.conname) as text),
        cast(pg_catalog.pg_get_userbyid(o.conowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_conversion o join pg_catalog.pg_namespace n on n.oid = o.connamespace
    union all
    select cast(cast('pg_catalog.pg_operator' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('operator' as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || o.oprname as text),
        cast(pg_catalog.pg_get_userbyid(o.oprowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_operator o join pg_catalog.pg_namespace n on n.oid = o.oprnamespace
    union all
    select cast(cast('pg_catalog.pg_opclass' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('operator class' as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.opcname) as text),
        cast(pg_catalog.pg_get_userbyid(o.opcowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_opclass o join pg_catalog.pg_namespace n on n.oid = o.opcnamespace
    union all
    select cast(cast('pg_catalog.pg_opfamily' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('operator family' as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.opfname) as text),
        cast(pg_catalog.pg_get_userbyid(o.opfowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_opfamily o join pg_catalog.pg_namespace n on n.oid = o.opfnamespace
    union all
    select cast(cast('pg_catalog.pg_statistic_ext' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('statistics' as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.stxname) as text),
        cast(pg_catalog.pg_get_userbyid(o.stxowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_statistic_ext o join pg_catalog.pg_namespace n on n.oid = o.stxnamespace
    union all
    select cast(cast('pg_catalog.pg_ts_config' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('text search configuration' as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.cfgname) as text),
        cast(pg_catalog.pg_get_userbyid(o.cfgowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_ts_config o join pg_catalog.pg_namespace n on n.oid = o.cfgnamespace
    union all
    select cast(cast('pg_catalog.pg_ts_dict' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('text search dictionary' as text),
        cast(pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(o.dictname) as text),
        cast(pg_catalog.pg_get_userbyid(o.dictowner) as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_ts_dict o join pg_catalog.pg_namespace n on n.oid = o.dictnamespace
    union all
    select cast(cast('pg_catalog.pg_cast' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('cast' as text),
        cast(pg_catalog.format_type(o.castsource, null) || ' as ' || pg_catalog.format_type(o.casttarget, null) as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_cast o
    union all
    select cast(cast('pg_catalog.pg_largeobject_metadata' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('large object' as text),
        cast(o.oid as text),
        cast(pg_catalog.pg_get_userbyid(o.lomowner) as text), cast(o.lomacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_largeobject_metadata o
    union all
    select cast(cast('pg_catalog.pg_default_acl' as regclass) as int8), cast(o.oid as int8), cast(0 as int8), cast(null as text), cast('default privileges' as text),
        cast('of ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.defaclrole)) || case o.defaclobjtype when 'r' then ' on tables' when 'S' then ' on sequences' when 'f' then ' on functions' when 'T' then ' on types' when 'n' then ' on schemas' else ' on large objects' end || coalesce(' in schema ' || pg_catalog.quote_ident(n.nspname), '') as text),
        cast(null as text), cast(o.defaclacl as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_default_acl o left join pg_catalog.pg_namespace n on n.oid = o.defaclnamespace
    union all
    select cast(cast('pg_catalog.pg_auth_members' as regclass) as int8), cast(o.roleid as int8), cast(cast(o.member as int8) * 4294967296 + cast(o.grantor as int8) as int8), cast(null as text), cast('membership' as text),
        cast(pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.member)) || ' in ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.roleid)) || ', by ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.grantor)) as text),
        cast(null as text), cast(to_jsonb(o) - 'oid' - 'roleid' - 'member' - 'grantor' as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_auth_members o
    union all
    select cast(cast('pg_catalog.pg_db_role_setting' as regclass) as int8), cast(o.setdatabase as int8), cast(o.setrole as int8), cast(null as text), cast('parameters' as text),
        cast(concat_ws(' ', case when o.setrole <> 0 then 'of role ' || pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o.setrole)) end, 'in database ' || pg_catalog.quote_ident(d.datname)) as text),
        cast(null as text), cast(o.setconfig as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_db_role_setting o left join pg_catalog.pg_database d on d.oid = o.setdatabase
    union all
    select cast(o.classoid as int8), cast(o.objoid as int8), cast(0 as int8), cast('comment' as text), cast(null as text),
        cast(null as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_description o
    union all
    select cast(o.classoid as int8), cast(o.objoid as int8), cast(0 as int8), cast('comment' as text), cast(null as text),
        cast(null as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_shdescription o
    union all
    select cast(o.classoid as int8), cast(o.objoid as int8), cast(0 as int8), cast('security label' as text), cast(null as text),
        cast(null as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_seclabel o
    union all
    select cast(o.classoid as int8), cast(o.objoid as int8), cast(0 as int8), cast('security label' as text), cast(null as text),
        cast(null as text),
        cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8), o.xmin, o.xmax
    from pg_catalog.pg_shseclabel o
)
select
    class, oid, sub, aspect, kind, name, owner, acl, file, parent,
    cast(case when pg_catalog.age(ended) <= 0 then cast(cast(pg_catalog.pg_current_xact_id() as text) as int8) - pg_catalog.age(ended) else 0 end as int8) as ended_by,
    cast(case
        when pg_catalog.age(made) <= 0 then pg_catalog.pg_xact_status(cast(cast(cast(cast(pg_catalog.pg_current_xact_id() as text) as int8) - pg_catalog.age(made) as text) as xid8)) = 'in progress'
        else false
    end as bool) as new,
    cast(case
        when pg_catalog.age(ended) <= 0 then pg_catalog.pg_xact_status(cast(cast(cast(cast(pg_catalog.pg_current_xact_id() as text) as int8) - pg_catalog.age(ended) as text) as xid8)) = 'in progress'
        else false
    end as bool) as old
from rows
where pg_catalog.age(made) <= 0 or pg_catalog.age(ended) <= 0 or oid = any (cast(cast(:candidates as text) as int8[]))
