-- The statement that measures a btree index with pgstattuple, if that extension is there: it gives what a statistics.sql gives.
select cast(format(
    'select f.part, f.label, f.value, f.form, null as catalog, null as oid, null as sub from %s.pgstatindex(cast(%L as regclass)) s cross join lateral (values '
        || '(''Measured'', ''Index'', cast(s.index_size as text), ''bytes''), (''Measured'', ''Levels'', cast(s.tree_level as text), ''count''), '
        || '(''Measured'', ''Leaf pages'', cast(s.leaf_pages as text), ''count''), (''Measured'', ''Empty pages'', cast(s.empty_pages as text), ''count''), '
        || '(''Measured'', ''Deleted pages'', cast(s.deleted_pages as text), ''count''), (''Measured'', ''Leaf pages filled'', cast(nullif(s.avg_leaf_density, ''NaN'') / 100 as text), ''share''), '
        || '(''Measured'', ''Fragmentation of the leaves'', cast(nullif(s.leaf_fragmentation, ''NaN'') / 100 as text), ''share'')) f (part, label, value, form)',
    quote_ident(n.nspname), cast(c.oid as text)
) as text) as statement
from pg_catalog.pg_class c
join pg_catalog.pg_am m on m.oid = c.relam and m.amname = 'btree', pg_catalog.pg_extension e
join pg_catalog.pg_namespace n on n.oid = e.extnamespace
where c.oid = :oid and c.relkind = 'i' and e.extname = 'pgstattuple'
