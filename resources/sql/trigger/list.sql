-- The triggers of a table: when, on what, and which function they call. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('trigger' as text) as kind,
    cast(g.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(null as text) as schema,
    cast(g.tgname as text) as name,
    cast(null as text) as label,
    cast(case
        when g.tgconstraint <> 0 then 'constraint after '
        when g.tgtype & 64 <> 0 then 'instead of '
        when g.tgtype & 2 <> 0 then 'before '
        else 'after '
    end || concat_ws(
        ', ',
        case when g.tgtype & 4 <> 0 then 'insert' end,
        case when g.tgtype & 16 <> 0 then 'update' end,
        case when g.tgtype & 8 <> 0 then 'delete' end,
        case when g.tgtype & 32 <> 0 then 'truncate' end
    ) || case when g.tgtype & 1 <> 0 then '' else ', by statement' end || coalesce(' → ' || p.proname, '') as text) as detail,
    cast(null as int8) as amount,
    cast(case when g.tgenabled = 'D' then 'disabled' end as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_trigger g
left join pg_catalog.pg_proc p on p.oid = g.tgfoid
left join pg_catalog.pg_description d on d.objoid = g.oid and d.classoid = cast('pg_catalog.pg_trigger' as regclass) and d.objsubid = 0
where g.tgrelid = :parent_oid and not g.tgisinternal
