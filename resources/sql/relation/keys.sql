-- The foreign keys of a relation (outgoing) and those that refer to it, one row for each column of each. What the server keeps for each partition beside the key of the whole is left out.
select
    cast(o.oid as int8) as key,
    cast(o.conname as text) as name,
    cast(w.outgoing as bool) as outgoing,
    cast(o.conrelid as int8) as from_oid,
    cast(fn.nspname as text) as from_schema,
    cast(f.relname as text) as from_table,
    cast(o.confrelid as int8) as to_oid,
    cast(tn.nspname as text) as to_schema,
    cast(t.relname as text) as to_table,
    cast(k.place as int8) as place,
    cast(fa.attnum as int8) as from_number,
    cast(fa.attname as text) as from_column,
    cast(format_type(fa.atttypid, -1) as text) as from_type,
    cast(ta.attnum as int8) as to_number,
    cast(ta.attname as text) as to_column,
    cast(format_type(ta.atttypid, -1) as text) as to_type
from (values (true), (false)) as w (outgoing)
join pg_catalog.pg_constraint o on o.contype = 'f' and case when w.outgoing then o.conrelid else o.confrelid end = :parent_oid
join pg_catalog.pg_class f on f.oid = o.conrelid
join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
join pg_catalog.pg_class t on t.oid = o.confrelid
join pg_catalog.pg_namespace tn on tn.oid = t.relnamespace
cross join lateral unnest(o.conkey, o.confkey) with ordinality as k (from_number, to_number, place)
join pg_catalog.pg_attribute fa on fa.attrelid = o.conrelid and fa.attnum = k.from_number
join pg_catalog.pg_attribute ta on ta.attrelid = o.confrelid and ta.attnum = k.to_number
where not exists (
    select
    from pg_catalog.pg_constraint p
    where p.oid = o.conparentid
        and case when w.outgoing then p.conrelid = o.conrelid else p.confrelid = o.confrelid end
)
order by w.outgoing desc, f.relname, o.conname, o.oid, k.place
