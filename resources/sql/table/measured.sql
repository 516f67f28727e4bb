-- The statement that measures a table with pgstattuple, if that extension is there: it gives what a statistics.sql gives.
select cast(format(
    'select f.part, f.label, f.value, f.form, null as catalog, null as oid, null as sub from %s.pgstattuple(cast(%L as regclass)) s cross join lateral (values '
        || '(''Measured'', ''Table'', cast(s.table_len as text), ''bytes''), (''Measured'', ''Live rows'', cast(s.tuple_count as text), ''count''), '
        || '(''Measured'', ''Live rows take'', cast(s.tuple_len as text), ''bytes''), (''Measured'', ''Dead rows'', cast(s.dead_tuple_count as text), ''count''), '
        || '(''Measured'', ''Dead rows take'', cast(s.dead_tuple_len as text), ''bytes''), (''Measured'', ''Free space'', cast(s.free_space as text), ''bytes''), '
        || '(''Measured'', ''Share of free space'', cast(s.free_percent / 100 as text), ''share'')) f (part, label, value, form)',
    quote_ident(n.nspname), cast(c.oid as text)
) as text) as statement
from pg_catalog.pg_class c, pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
where c.oid = :oid and c.relkind in ('r', 'm') and e.extname = 'pgstattuple'
