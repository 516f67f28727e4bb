-- Those of :transactions that are over. What this transaction and its parts did is not before it ends itself.
select t.id as transaction
from unnest(cast(cast(:transactions as text) as int8[])) as t (id)
where pg_catalog.pg_xact_status(cast(cast(t.id as text) as xid8)) <> 'in progress'
