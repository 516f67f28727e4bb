-- The indexes of a table with their keys, and their method if it is not btree. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('index' as text) as kind,
    cast(c.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(c.relname as text) as name,
    cast(null as text) as label,
    cast(case when m.amname <> 'btree' then m.amname || ' (' else '' end || (
        select string_agg(
            -- only expressions are deparsed, which waits for a lock on the table
            case when a.attname is null then pg_get_indexdef(i.indexrelid, k.number, true) else quote_ident(a.attname) end,
            ', ' order by k.number
        )
        from generate_series(1, i.indnkeyatts) as k (number)
        left join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[k.number - 1]
            and a.attnum <> 0
    ) || case when m.amname <> 'btree' then ')' else '' end || case when i.indpred is not null then ' where …' else '' end as text) as detail,
    cast(null as int8) as amount,
    cast(concat_ws(
        ' ',
        case when i.indisprimary then 'pk' end,
        case when i.indisunique then 'unique' end,
        case when not i.indisvalid then 'invalid' end
    ) as text) as marks,
    cast(d.description as text) as comment,
    cast(0 as int8) as position
from pg_catalog.pg_index i
join pg_catalog.pg_class c on c.oid = i.indexrelid
join pg_catalog.pg_am m on m.oid = c.relam
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_description d on d.objoid = c.oid and d.classoid = cast('pg_catalog.pg_class' as regclass) and d.objsubid = 0
where i.indrelid = :parent_oid
