-- The columns of a table or view: short type, target of a foreign key. Columns of every list.sql: kind, oid, sub, schema, name, label, detail, amount, marks, comment, position.
select
    cast('column' as text) as kind,
    cast(a.attrelid as int8) as oid,
    cast(a.attnum as int8) as sub,
    cast(n.nspname as text) as schema,
    cast(a.attname as text) as name,
    cast(null as text) as label,
    cast(regexp_replace(
            regexp_replace(
                regexp_replace(
                    regexp_replace(
                        regexp_replace(
                            format_type(a.atttypid, a.atttypmod),
                            '^timestamp(\(\d\))? with time zone', 'timestamptz\1'
                        ),
                        '^timestamp(\(\d\))? without time zone', 'timestamp\1'
                    ),
                    '^time(\(\d\))? with time zone', 'timetz\1'
                ),
                '^time(\(\d\))? without time zone', 'time\1'
            ),
            '^character varying', 'varchar'
        )
        || coalesce(' → ' || f.target, '') as text) as detail,
    cast(null as int8) as amount,
    cast(concat_ws(
        ' ',
        case when k.indrelid is not null then 'pk' end,
        case when a.attnotnull then 'notnull' when c.relkind in ('r', 'p', 'f') then 'nullable' end,
        case when f.target is not null then 'fk' end,
        case when a.attgenerated <> '' then 'generated' end,
        case when a.attidentity <> '' then 'identity' end
    ) as text) as marks,
    cast(d.description as text) as comment,
    cast(a.attnum as int8) as position
from pg_catalog.pg_attribute a
join pg_catalog.pg_class c on c.oid = a.attrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_index k on k.indrelid = a.attrelid and k.indisprimary and a.attnum = any (k.indkey)
left join lateral (
    select t.relname as target
    from pg_catalog.pg_constraint o
    join pg_catalog.pg_class t on t.oid = o.confrelid
    where o.conrelid = a.attrelid and o.contype = 'f' and a.attnum = any (o.conkey)
    order by o.conname
    limit 1
) f on true
left join pg_catalog.pg_description d on d.objoid = a.attrelid and d.classoid = cast('pg_catalog.pg_class' as regclass) and d.objsubid = a.attnum
where a.attrelid = :parent_oid and a.attnum > 0 and not a.attisdropped
