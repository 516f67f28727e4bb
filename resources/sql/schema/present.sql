-- Whether the schema is still there. Columns: present.
select exists (select from pg_catalog.pg_namespace where oid = :parent_oid) as present
