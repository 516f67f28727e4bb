-- Whether the relation is still there. Columns: present.
select exists (select from pg_catalog.pg_class where oid = :parent_oid) as present
