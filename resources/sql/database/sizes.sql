-- Bytes on disk of the databases :oids, of those we may ask for. The server looks at each file, which takes its time where there are
-- many. Columns: oid, bytes, locked.
select
    cast(b.oid as int8) as oid,
    cast(case
        when has_database_privilege(b.oid, 'connect') or pg_has_role('pg_read_all_stats', 'usage')
        then pg_database_size(b.oid)
    end as int8) as bytes,
    false as locked
from pg_catalog.pg_database b
where b.oid = any (cast(:oids as oid[]))
