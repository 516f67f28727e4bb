-- The extended statistics of a table: what they keep, and of which columns. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('statistics' as text) as kind,
    cast(s.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(s.stxname as text) as name,
    cast(null as text) as label,
    cast(concat_ws(
        ' on ',
        (
            select string_agg(case k.kind when 'd' then 'ndistinct' when 'f' then 'dependencies' when 'm' then 'mcv' end, ', ' order by k.number)
            from unnest(s.stxkind) with ordinality as k (kind, number)
            where k.kind <> 'e'
        ),
        concat_ws(
            ', ',
            (
                select string_agg(quote_ident(a.attname), ', ' order by k.number)
                from unnest(cast(s.stxkeys as int2[])) with ordinality as k (attnum, number)
                join pg_catalog.pg_attribute a on a.attrelid = s.stxrelid and a.attnum = k.attnum
            ),
            case when to_jsonb(s) ->> 'stxexprs' is not null then '(…)' end
        )
    ) as text) as detail,
    cast(null as int8) as amount,
    cast(null as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_statistic_ext s
join pg_catalog.pg_namespace n on n.oid = s.stxnamespace
left join pg_catalog.pg_description d on d.objoid = s.oid and d.classoid = cast('pg_catalog.pg_statistic_ext' as regclass) and d.objsubid = 0
where s.stxrelid = :parent_oid
