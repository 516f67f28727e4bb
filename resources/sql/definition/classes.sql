-- The catalogues that count more than others. Columns: relation, type, namespace, language, publication: their oids.
select
    cast(cast(cast('pg_catalog.pg_class' as regclass) as oid) as int8) as relation,
    cast(cast(cast('pg_catalog.pg_type' as regclass) as oid) as int8) as type,
    cast(cast(cast('pg_catalog.pg_namespace' as regclass) as oid) as int8) as namespace,
    cast(cast(cast('pg_catalog.pg_language' as regclass) as oid) as int8) as language,
    cast(cast(cast('pg_catalog.pg_publication' as regclass) as oid) as int8) as publication
