-- The catalogues that count more than others. Columns: relation, type, namespace, language, publication, operator_family: their oids.
select
    cast(cast('pg_catalog.pg_class' as regclass) as int8) as relation,
    cast(cast('pg_catalog.pg_type' as regclass) as int8) as type,
    cast(cast('pg_catalog.pg_namespace' as regclass) as int8) as namespace,
    cast(cast('pg_catalog.pg_language' as regclass) as int8) as language,
    cast(cast('pg_catalog.pg_publication' as regclass) as int8) as publication,
    cast(cast('pg_catalog.pg_opfamily' as regclass) as int8) as operator_family
