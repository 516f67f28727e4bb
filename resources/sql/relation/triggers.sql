-- The triggers, rules and row security policies of a relation, for its page; not the triggers of foreign keys, nor the rule that makes a view. Columns: catalog, oid, sub, name, what, event, state, calls, definition, comment.
select
    cast('pg_trigger' as text) as catalog,
    cast(g.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(g.tgname as text) as name,
    cast(case when g.tgconstraint <> 0 then 'constraint trigger' else 'trigger' end as text) as what,
    cast(concat_ws(
        ' ',
        case when g.tgtype & 2 <> 0 then 'before' when g.tgtype & 64 <> 0 then 'instead of' else 'after' end,
        concat_ws(
            ', ',
            case when g.tgtype & 4 <> 0 then 'insert' end,
            case when g.tgtype & 16 <> 0 then 'update' end,
            case when g.tgtype & 8 <> 0 then 'delete' end,
            case when g.tgtype & 32 <> 0 then 'truncate' end
        ),
        case when g.tgtype & 1 <> 0 then 'for each row' else 'for each statement' end
    ) as text) as event,
    cast(case g.tgenabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'enabled on a replica' when 'A' then 'enabled always' end as text) as state,
    cast(cast(cast(g.tgfoid as oid) as regprocedure) as text) as calls,
    cast(pg_get_triggerdef(g.oid, true) as text) as definition,
    cast(obj_description(g.oid, 'pg_trigger') as text) as comment
from pg_catalog.pg_trigger g
where g.tgrelid = :oid and not g.tgisinternal
union all
select 'pg_rewrite', cast(r.oid as int8), 0, cast(r.rulename as text), 'rule',
    case r.ev_type when '1' then 'on select' when '2' then 'on update' when '3' then 'on insert' when '4' then 'on delete' end
        || case when r.is_instead then ', instead' else ', also' end,
    case r.ev_enabled when 'O' then 'enabled' when 'D' then 'disabled' when 'R' then 'enabled on a replica' when 'A' then 'enabled always' end,
    null,
    pg_get_ruledef(r.oid, true),
    obj_description(r.oid, 'pg_rewrite')
from pg_catalog.pg_rewrite r
where r.ev_class = :oid and r.rulename <> '_RETURN'
union all
select 'pg_policy', cast(p.oid as int8), 0, cast(p.polname as text), case when p.polpermissive then 'policy, permissive' else 'policy, restrictive' end,
    'for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
    case when c.relforcerowsecurity then 'enforced, also for the owner' when c.relrowsecurity then 'enforced' else 'row security is off' end,
    null,
    concat_ws(chr(10), 'to ' || case when p.polroles = array[cast(0 as oid)] then 'public' else (
        select string_agg(quote_ident(o.rolname), ', ' order by o.rolname) from pg_catalog.pg_roles o where o.oid = any (p.polroles)
    ) end, 'using (' || pg_get_expr(p.polqual, p.polrelid) || ')', 'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'),
    obj_description(p.oid, 'pg_policy')
from pg_catalog.pg_policy p
join pg_catalog.pg_class c on c.oid = p.polrelid
where p.polrelid = :oid
order by 5, 4
