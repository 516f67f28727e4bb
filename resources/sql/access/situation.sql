-- What else counts besides ACLs for one object: what tells the rows apart; which numbers, names and flags they have depends on it.
-- relation: flag row security, other forced. policy: name, detail its command, texts, roles. underlying: oid, read by the view name (detail levels below), text the columns, flag row security, other a view with security_invoker. parameter: detail its context. sequence: oid. foreign: name of the server, flag a mapping is there. routine: flag security definer. view: flag security invoker.
with recursive target (class, oid) as (
    select cast(:class as text), cast(cast(:parent_oid as int8) as oid)
), reads (view, refobjid, refobjsubid) as (
    select r.ev_class, d.refobjid, d.refobjsubid
    from pg_catalog.pg_rewrite r
    join pg_catalog.pg_depend d on d.classid = cast('pg_catalog.pg_rewrite' as regclass) and d.objid = r.oid
        and d.refclassid = cast('pg_catalog.pg_class' as regclass) and d.refobjid <> r.ev_class and d.deptype = 'n'
    where r.ev_type = '1'
), views (oid, level) as (
    select c.oid, 0
    from target t
    join pg_catalog.pg_class c on t.class = 'pg_class' and c.oid = t.oid and c.relkind = 'v'
    union
    select c.oid, v.level + 1
    from views v
    join pg_catalog.pg_rewrite r on r.ev_class = v.oid and r.ev_type = '1'
    join pg_catalog.pg_depend d on d.classid = cast('pg_catalog.pg_rewrite' as regclass) and d.objid = r.oid
        and d.refclassid = cast('pg_catalog.pg_class' as regclass) and d.refobjid <> v.oid and d.deptype = 'n'
    join pg_catalog.pg_class c on c.oid = d.refobjid and c.relkind = 'v'
    where v.level < 20
)
select
    cast('relation' as text) as what, cast(c.oid as int8) as oid, cast(null as text) as name, cast(null as text) as detail,
    cast(c.relrowsecurity as bool) as flag, cast(c.relforcerowsecurity as bool) as other,
    cast(null as text) as text, cast(null as text) as more
from target t
join pg_catalog.pg_class c on t.class = 'pg_class' and c.oid = t.oid
union all
select
    'policy', cast(p.oid as int8), cast(p.polname as text),
    case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    p.polpermissive, null, array_to_string(p.polroles, ','),
    concat(pg_get_expr(p.polqual, p.polrelid), chr(1), pg_get_expr(p.polwithcheck, p.polrelid))
from target t
join pg_catalog.pg_policy p on t.class = 'pg_class' and p.polrelid = t.oid
union all
select
    'underlying', cast(u.oid as int8), cast(cast(v.oid as int8) as text), cast(min(v.level) as text), u.relrowsecurity,
    coalesce(u.relkind = 'v' and array_to_string(u.reloptions, ',') ~* '(^|,)security_invoker=(true|on|yes|1|t|y)(,|$)', false),
    string_agg(distinct cast(a.attname as text), chr(1)), null
from views v
join reads d on d.view = v.oid
join pg_catalog.pg_class u on u.oid = d.refobjid and u.relkind in ('r', 'p', 'v', 'm', 'f')
left join pg_catalog.pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid and a.attnum > 0
group by u.oid, v.oid, u.relrowsecurity, u.relkind, u.reloptions
union all
select distinct 'sequence', cast(d.refobjid as int8), null, null, cast(null as bool), cast(null as bool), null, null
from target t
join pg_catalog.pg_attrdef f on t.class = 'pg_class' and f.adrelid = t.oid
join pg_catalog.pg_depend d on d.classid = cast('pg_catalog.pg_attrdef' as regclass) and d.objid = f.oid
    and d.refclassid = cast('pg_catalog.pg_class' as regclass)
join pg_catalog.pg_class s on s.oid = d.refobjid and s.relkind = 'S'
union all
select
    'foreign', cast(s.oid as int8), cast(s.srvname as text), null,
    exists (select from pg_catalog.pg_user_mappings m where m.srvid = s.oid and m.umuser in (0, cast(cast(:role as int8) as oid))), null, null, null
from target t
join pg_catalog.pg_foreign_table f on t.class = 'pg_class' and f.ftrelid = t.oid
join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
union all
select 'routine', cast(p.oid as int8), null, null, p.prosecdef, null, null, null
from target t
join pg_catalog.pg_proc p on t.class = 'pg_proc' and p.oid = t.oid
union all
select
    'view', cast(c.oid as int8), null, null,
    coalesce(array_to_string(c.reloptions, ',') ~* '(^|,)security_invoker=(true|on|yes|1|t|y)(,|$)', false), null, null, null
from target t
join pg_catalog.pg_class c on t.class = 'pg_class' and c.oid = t.oid and c.relkind = 'v'
union all
select 'parameter', null, cast(:name as text), cast(g.context as text), null, null, null, null
from target t
join pg_catalog.pg_settings g on t.class = 'parameter' and lower(g.name) = lower(:name)
union all
select 'database', cast(d.oid as int8), cast(d.datname as text), null, d.datallowconn, null, null, null
from pg_catalog.pg_database d
where case when (select t.class from target t) = 'pg_database' then d.oid = (select t.oid from target t) else d.datname = current_database() end
