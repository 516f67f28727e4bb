-- What a database is, as text that is the same in a copy of it: every row of every catalogue that belongs to the database and was not
-- there from the beginning, with oids and numbers of columns written as names. Shares nothing with what makes definitions. Run by psql or
-- libpq; the last statement gives the columns catalogue and content.
set search_path = '';
set quote_all_identifiers = off;

create temporary table reference (catalogue text, target text, columns text);
insert into reference values
    ('pg_aggregate', 'pg_operator', 'aggsortop'),
    ('pg_aggregate', 'pg_proc', 'aggcombinefn aggdeserialfn aggfinalfn aggfnoid aggmfinalfn aggminvtransfn aggmtransfn aggserialfn aggtransfn'),
    ('pg_aggregate', 'pg_type', 'aggmtranstype aggtranstype'),
    ('pg_am', 'pg_proc', 'amhandler'),
    ('pg_amop', 'pg_am', 'amopmethod'),
    ('pg_amop', 'pg_operator', 'amopopr'),
    ('pg_amop', 'pg_opfamily', 'amopfamily amopsortfamily'),
    ('pg_amop', 'pg_type', 'amoplefttype amoprighttype'),
    ('pg_amproc', 'pg_opfamily', 'amprocfamily'),
    ('pg_amproc', 'pg_proc', 'amproc'),
    ('pg_amproc', 'pg_type', 'amproclefttype amprocrighttype'),
    ('pg_attrdef', 'pg_class', 'adrelid'),
    ('pg_attribute', 'pg_class', 'attrelid'),
    ('pg_attribute', 'pg_collation', 'attcollation'),
    ('pg_attribute', 'pg_type', 'atttypid'),
    ('pg_cast', 'pg_proc', 'castfunc'),
    ('pg_cast', 'pg_type', 'castsource casttarget'),
    ('pg_class', 'pg_am', 'relam'),
    ('pg_class', 'pg_authid', 'relowner'),
    ('pg_class', 'pg_class', 'relrewrite reltoastrelid'),
    ('pg_class', 'pg_namespace', 'relnamespace'),
    ('pg_class', 'pg_tablespace', 'reltablespace'),
    ('pg_class', 'pg_type', 'reloftype reltype'),
    ('pg_collation', 'pg_authid', 'collowner'),
    ('pg_collation', 'pg_namespace', 'collnamespace'),
    ('pg_constraint', 'pg_class', 'confrelid conindid conrelid'),
    ('pg_constraint', 'pg_constraint', 'conparentid'),
    ('pg_constraint', 'pg_namespace', 'connamespace'),
    ('pg_constraint', 'pg_operator', 'conexclop conffeqop conpfeqop conppeqop'),
    ('pg_constraint', 'pg_type', 'contypid'),
    ('pg_conversion', 'pg_authid', 'conowner'),
    ('pg_conversion', 'pg_namespace', 'connamespace'),
    ('pg_conversion', 'pg_proc', 'conproc'),
    ('pg_db_role_setting', 'pg_authid', 'setrole'),
    ('pg_db_role_setting', 'pg_database', 'setdatabase'),
    ('pg_default_acl', 'pg_authid', 'defaclrole'),
    ('pg_default_acl', 'pg_namespace', 'defaclnamespace'),
    ('pg_enum', 'pg_type', 'enumtypid'),
    ('pg_event_trigger', 'pg_authid', 'evtowner'),
    ('pg_event_trigger', 'pg_proc', 'evtfoid'),
    ('pg_extension', 'pg_authid', 'extowner'),
    ('pg_extension', 'pg_class', 'extconfig'),
    ('pg_extension', 'pg_namespace', 'extnamespace'),
    ('pg_foreign_data_wrapper', 'pg_authid', 'fdwowner'),
    ('pg_foreign_data_wrapper', 'pg_proc', 'fdwhandler fdwvalidator'),
    ('pg_foreign_server', 'pg_authid', 'srvowner'),
    ('pg_foreign_server', 'pg_foreign_data_wrapper', 'srvfdw'),
    ('pg_foreign_table', 'pg_class', 'ftrelid'),
    ('pg_foreign_table', 'pg_foreign_server', 'ftserver'),
    ('pg_index', 'pg_class', 'indexrelid indrelid'),
    ('pg_index', 'pg_collation', 'indcollation'),
    ('pg_index', 'pg_opclass', 'indclass'),
    ('pg_inherits', 'pg_class', 'inhparent inhrelid'),
    ('pg_language', 'pg_authid', 'lanowner'),
    ('pg_language', 'pg_proc', 'laninline lanplcallfoid lanvalidator'),
    ('pg_largeobject_metadata', 'pg_authid', 'lomowner'),
    ('pg_namespace', 'pg_authid', 'nspowner'),
    ('pg_opclass', 'pg_am', 'opcmethod'),
    ('pg_opclass', 'pg_authid', 'opcowner'),
    ('pg_opclass', 'pg_namespace', 'opcnamespace'),
    ('pg_opclass', 'pg_opfamily', 'opcfamily'),
    ('pg_opclass', 'pg_type', 'opcintype opckeytype'),
    ('pg_operator', 'pg_authid', 'oprowner'),
    ('pg_operator', 'pg_namespace', 'oprnamespace'),
    ('pg_operator', 'pg_operator', 'oprcom oprnegate'),
    ('pg_operator', 'pg_proc', 'oprcode oprjoin oprrest'),
    ('pg_operator', 'pg_type', 'oprleft oprresult oprright'),
    ('pg_opfamily', 'pg_am', 'opfmethod'),
    ('pg_opfamily', 'pg_authid', 'opfowner'),
    ('pg_opfamily', 'pg_namespace', 'opfnamespace'),
    ('pg_partitioned_table', 'pg_class', 'partdefid partrelid'),
    ('pg_partitioned_table', 'pg_collation', 'partcollation'),
    ('pg_partitioned_table', 'pg_opclass', 'partclass'),
    ('pg_policy', 'pg_authid', 'polroles'),
    ('pg_policy', 'pg_class', 'polrelid'),
    ('pg_proc', 'pg_authid', 'proowner'),
    ('pg_proc', 'pg_language', 'prolang'),
    ('pg_proc', 'pg_namespace', 'pronamespace'),
    ('pg_proc', 'pg_proc', 'prosupport'),
    ('pg_proc', 'pg_type', 'proallargtypes proargtypes prorettype protrftypes provariadic'),
    ('pg_publication', 'pg_authid', 'pubowner'),
    ('pg_publication_namespace', 'pg_namespace', 'pnnspid'),
    ('pg_publication_namespace', 'pg_publication', 'pnpubid'),
    ('pg_publication_rel', 'pg_class', 'prrelid'),
    ('pg_publication_rel', 'pg_publication', 'prpubid'),
    ('pg_range', 'pg_collation', 'rngcollation'),
    ('pg_range', 'pg_opclass', 'rngsubopc'),
    ('pg_range', 'pg_proc', 'rngcanonical rngsubdiff'),
    ('pg_range', 'pg_type', 'rngmultitypid rngsubtype rngtypid'),
    ('pg_rewrite', 'pg_class', 'ev_class'),
    ('pg_sequence', 'pg_class', 'seqrelid'),
    ('pg_sequence', 'pg_type', 'seqtypid'),
    ('pg_statistic_ext', 'pg_authid', 'stxowner'),
    ('pg_statistic_ext', 'pg_class', 'stxrelid'),
    ('pg_statistic_ext', 'pg_namespace', 'stxnamespace'),
    ('pg_subscription', 'pg_authid', 'subowner'),
    ('pg_subscription', 'pg_database', 'subdbid'),
    ('pg_transform', 'pg_language', 'trflang'),
    ('pg_transform', 'pg_proc', 'trffromsql trftosql'),
    ('pg_transform', 'pg_type', 'trftype'),
    ('pg_trigger', 'pg_class', 'tgconstrindid tgconstrrelid tgrelid'),
    ('pg_trigger', 'pg_constraint', 'tgconstraint'),
    ('pg_trigger', 'pg_proc', 'tgfoid'),
    ('pg_trigger', 'pg_trigger', 'tgparentid'),
    ('pg_ts_config', 'pg_authid', 'cfgowner'),
    ('pg_ts_config', 'pg_namespace', 'cfgnamespace'),
    ('pg_ts_config', 'pg_ts_parser', 'cfgparser'),
    ('pg_ts_config_map', 'pg_ts_config', 'mapcfg'),
    ('pg_ts_config_map', 'pg_ts_dict', 'mapdict'),
    ('pg_ts_dict', 'pg_authid', 'dictowner'),
    ('pg_ts_dict', 'pg_namespace', 'dictnamespace'),
    ('pg_ts_dict', 'pg_ts_template', 'dicttemplate'),
    ('pg_ts_parser', 'pg_namespace', 'prsnamespace'),
    ('pg_ts_parser', 'pg_proc', 'prsend prsheadline prslextype prsstart prstoken'),
    ('pg_ts_template', 'pg_namespace', 'tmplnamespace'),
    ('pg_ts_template', 'pg_proc', 'tmplinit tmpllexize'),
    ('pg_type', 'pg_authid', 'typowner'),
    ('pg_type', 'pg_class', 'typrelid'),
    ('pg_type', 'pg_collation', 'typcollation'),
    ('pg_type', 'pg_namespace', 'typnamespace'),
    ('pg_type', 'pg_proc', 'typanalyze typinput typmodin typmodout typoutput typreceive typsend typsubscript'),
    ('pg_type', 'pg_type', 'typarray typbasetype typelem'),
    ('pg_user_mapping', 'pg_authid', 'umuser'),
    ('pg_user_mapping', 'pg_foreign_server', 'umserver');

-- What says nothing of the definition: storage, statistics, what is worked out from others, what a dump may not keep.
create temporary table unsaid (catalogue text, columns text);
insert into unsaid values
    ('pg_class', 'oid relfilenode relpages reltuples relallvisible relallfrozen relfrozenxid relminmxid relhasindex relhasrules relhastriggers relhassubclass relnatts reltoastrelid relrewrite relispopulated'),
    -- numbers of columns are in the order of the rows; what a row without a value shows, and dimensions that nobody checks
    ('pg_attribute', 'attnum atthasmissing attmissingval attcacheoff attndims attlen attbyval attalign'),
    ('pg_attrdef', 'oid adsrc'),
    ('pg_constraint', 'oid consrc'),
    ('pg_index', 'indnatts indcheckxmin indisready'),
    ('pg_collation', 'oid collencoding'), -- a copy of one that is good for all encodings is for this one
    ('pg_subscription', 'oid subdbid subskiplsn'),
    ('pg_enum', 'oid enumsortorder'),
    ('pg_database', 'oid datname datfrozenxid datminmxid datlastsysoid dattablespace dathasloginevt');

-- roles by name, everything else as the server identifies it; what has the name of an oid in its name is named by whose it is
create function pg_temp.named(class oid, id oid, sub int default 0) returns text language plpgsql stable as $$
declare
    owner oid;
begin
    if id = 0 then
        return '-';
    end if;
    if class = 'pg_catalog.pg_authid'::regclass then
        return pg_get_userbyid(id);
    end if;
    if class = 'pg_catalog.pg_database'::regclass then
        return case when id = (select oid from pg_database where datname = current_database()) then 'this database' else 'a database' end;
    end if;
    if class = 'pg_catalog.pg_class'::regclass then
        select c.oid into owner from pg_class c where c.reltoastrelid = id;
        if found then
            return 'toast of ' || pg_temp.named(class, owner);
        end if;
        select i.indrelid into owner from pg_index i join pg_class c on c.oid = i.indrelid where i.indexrelid = id and c.relkind = 't';
        if found then
            return 'index of ' || pg_temp.named(class, owner);
        end if;
    end if;
    return (select regexp_replace(coalesce(i.type || ' ' || i.identity, 'gone'), '((RI|PK|Unique)_ConstraintTrigger(_[ac])?)_\d+', '\1_n', 'g')
        from pg_identify_object(class, id, sub) i);
end $$;

create function pg_temp.columns(relation oid, numbers jsonb) returns jsonb language sql stable as $$
    select jsonb_agg(coalesce(a.attname, n.number) order by n.place)
    from jsonb_array_elements_text(numbers) with ordinality n (number, place)
    left join pg_attribute a on a.attrelid = relation and a.attnum = n.number::int
$$;

-- the default of an object spelled out, items in order, the grantors too
create function pg_temp.privileges(acl jsonb, letter text, owner oid) returns jsonb language sql stable as $$
    select jsonb_agg(x order by x collate "C")
    from (
        select concat_ws(' ', coalesce(nullif(e.grantee, 0)::regrole::text, 'public'), e.privilege_type, e.is_grantable, 'by', e.grantor::regrole) as x
        from aclexplode(coalesce(
            (select array_agg(t::aclitem) from jsonb_array_elements_text(nullif(acl, 'null')) t),
            case when acl is null or acl = 'null' then acldefault(letter::"char", owner) end
        )) e
    ) e
$$;

-- a row of a catalogue as what it means
create function pg_temp.meaning(catalogue text, row_ jsonb) returns jsonb language plpgsql stable as $$
declare
    content jsonb := row_;
    r record;
    c text;
    id oid := (row_ ->> 'oid')::oid;
begin
    for r in select target, columns from pg_temp.reference f where f.catalogue = meaning.catalogue loop
        foreach c in array string_to_array(r.columns, ' ') loop
            if jsonb_typeof(content -> c) = 'array' then
                content := jsonb_set(content, array[c], coalesce((
                    select jsonb_agg(pg_temp.named(to_regclass('pg_catalog.' || r.target), (v.v)::oid) order by case when c = 'polroles' then pg_temp.named(to_regclass('pg_catalog.' || r.target), (v.v)::oid) end collate "C", v.n)
                    from jsonb_array_elements_text(content -> c) with ordinality v (v, n)), '[]'));
            elsif content ->> c ~ '^\d+$' then -- regproc says the name itself
                content := jsonb_set(content, array[c], to_jsonb(pg_temp.named(to_regclass('pg_catalog.' || r.target), (content ->> c)::oid)));
            end if;
        end loop;
    end loop;
    for r in select columns from pg_temp.unsaid u where u.catalogue = meaning.catalogue loop
        content := content - string_to_array(r.columns, ' ');
    end loop;
    content := content - 'oid';
    -- classid, objid, objsubid and their like
    if catalogue = 'pg_shdescription' then
        content := content - '{classoid,objoid}'::text[];
    end if;
    if content ? 'objsubid' then
        content := jsonb_set(content, '{object}', to_jsonb(pg_temp.named(
            coalesce(row_ ->> 'classid', row_ ->> 'classoid')::oid, coalesce(row_ ->> 'objid', row_ ->> 'objoid')::oid, (row_ ->> 'objsubid')::int)));
        content := content - '{classid,classoid,objid,objoid,objsubid}'::text[];
    end if;
    if content ? 'refobjsubid' then
        content := jsonb_set(content, '{reference}', to_jsonb(pg_temp.named((row_ ->> 'refclassid')::oid, (row_ ->> 'refobjid')::oid, (row_ ->> 'refobjsubid')::int)));
        content := content - '{refclassid,refobjid,refobjsubid}'::text[];
    end if;
    -- trees, and lists of column numbers
    case catalogue
    when 'pg_class' then
        content := content || jsonb_build_object(
            'relpartbound', (select pg_get_expr(x.relpartbound, x.oid) from pg_class x where x.oid = id),
            'relacl', pg_temp.privileges(content -> 'relacl', case row_ ->> 'relkind' when 'S' then 's' else 'r' end, (row_ ->> 'relowner')::oid),
            'relname', regexp_replace(content ->> 'relname', '^pg_toast_\d+', pg_temp.named('pg_catalog.pg_class'::regclass, id)));
    when 'pg_attribute' then
        content := content || jsonb_build_object(
            'attacl', pg_temp.privileges(nullif(content -> 'attacl', 'null'), 'c', 10),
            'attstattarget', coalesce(content ->> 'attstattarget', '-1'),
            'attoptions', (select jsonb_agg(o order by o) from jsonb_array_elements_text(nullif(content -> 'attoptions', 'null')) o where o not like 'pg\_attver=%'),
            -- what a parent got after its child stands earlier in a child that is made again
            'place', (select count(*) from pg_attribute b where b.attrelid = (row_ ->> 'attrelid')::oid and b.attnum > 0 and b.attnum <= (row_ ->> 'attnum')::int and not b.attisdropped
                and (not exists (select from pg_inherits h where h.inhrelid = b.attrelid) or exists (select from pg_class p where p.oid = b.attrelid and p.relispartition))));
    when 'pg_attrdef' then
        content := content || jsonb_build_object('adbin', pg_get_expr((select x.adbin from pg_attrdef x where x.oid = id), (row_ ->> 'adrelid')::oid),
            'adnum', pg_temp.columns((row_ ->> 'adrelid')::oid, jsonb_build_array(row_ -> 'adnum')));
    when 'pg_constraint' then
        if row_ ->> 'contype' in ('p', 'u', 'x', 'f') then
            content := content - 'connoinherit'; -- says nothing there
        end if;
        content := content || jsonb_build_object('conbin', pg_get_constraintdef(id),
            'conkey', pg_temp.columns((row_ ->> 'conrelid')::oid, nullif(row_ -> 'conkey', 'null')),
            'confkey', pg_temp.columns((row_ ->> 'confrelid')::oid, nullif(row_ -> 'confkey', 'null')),
            'confdelsetcols', pg_temp.columns((row_ ->> 'conrelid')::oid, nullif(row_ -> 'confdelsetcols', 'null')));
    when 'pg_index' then
        content := content || jsonb_build_object('indexprs', regexp_replace(pg_get_indexdef((row_ ->> 'indexrelid')::oid), 'pg_toast_\d+', 'pg_toast_n', 'g'), 'indpred', null,
            'indkey', pg_temp.columns((row_ ->> 'indrelid')::oid, row_ -> 'indkey'));
    when 'pg_rewrite' then
        content := content || jsonb_build_object('ev_action', pg_get_ruledef(id), 'ev_qual', null);
    when 'pg_trigger' then
        content := content || jsonb_build_object('tgqual', pg_get_triggerdef(id),
            'tgname', regexp_replace(content ->> 'tgname', '_\d+$', case when row_ ->> 'tgisinternal' = 'true' then '_n' else '\&' end),
            'tgattr', pg_temp.columns((row_ ->> 'tgrelid')::oid, row_ -> 'tgattr'));
        if row_ ->> 'tgisinternal' = 'true' then
            content := content - 'tgqual';
        end if;
    when 'pg_policy' then
        content := content || jsonb_build_object('polqual', pg_get_expr((select x.polqual from pg_policy x where x.oid = id), (row_ ->> 'polrelid')::oid),
            'polwithcheck', pg_get_expr((select x.polwithcheck from pg_policy x where x.oid = id), (row_ ->> 'polrelid')::oid));
    when 'pg_proc' then
        content := content || jsonb_build_object('proargdefaults', pg_get_function_arguments(id),
            'proacl', pg_temp.privileges(content -> 'proacl', 'f', (row_ ->> 'proowner')::oid));
        if content ->> 'prosqlbody' is not null then
            content := content || jsonb_build_object('prosqlbody', pg_get_functiondef(id));
        end if;
    when 'pg_type' then
        content := content || jsonb_build_object('typdefaultbin', pg_get_expr((select x.typdefaultbin from pg_type x where x.oid = id), 0),
            'typacl', pg_temp.privileges(content -> 'typacl', 'T', (row_ ->> 'typowner')::oid));
    when 'pg_partitioned_table' then
        content := content || jsonb_build_object('partexprs', pg_get_partkeydef((row_ ->> 'partrelid')::oid),
            'partattrs', pg_temp.columns((row_ ->> 'partrelid')::oid, row_ -> 'partattrs'));
    when 'pg_statistic_ext' then
        content := content || jsonb_build_object('stxexprs', pg_get_statisticsobjdef(id), 'stxkeys', pg_temp.columns((row_ ->> 'stxrelid')::oid, row_ -> 'stxkeys'),
            'stxstattarget', coalesce(content ->> 'stxstattarget', '-1'));
    when 'pg_publication_rel' then
        content := content || jsonb_build_object('prattrs', pg_temp.columns((row_ ->> 'prrelid')::oid, nullif(row_ -> 'prattrs', 'null')),
            'prqual', (select pg_get_expr((to_jsonb(x) ->> 'prqual')::pg_node_tree, x.prrelid) from pg_publication_rel x where x.oid = id and false));
    when 'pg_namespace' then
        content := content || jsonb_build_object('nspacl', pg_temp.privileges(content -> 'nspacl', 'n', (row_ ->> 'nspowner')::oid));
    when 'pg_language' then
        content := content || jsonb_build_object('lanacl', pg_temp.privileges(content -> 'lanacl', 'l', (row_ ->> 'lanowner')::oid));
    when 'pg_foreign_data_wrapper' then
        content := content || jsonb_build_object('fdwacl', pg_temp.privileges(content -> 'fdwacl', 'F', (row_ ->> 'fdwowner')::oid));
    when 'pg_foreign_server' then
        content := content || jsonb_build_object('srvacl', pg_temp.privileges(content -> 'srvacl', 'S', (row_ ->> 'srvowner')::oid));
    when 'pg_largeobject_metadata' then
        content := content || jsonb_build_object('oid', id, 'lomacl', pg_temp.privileges(content -> 'lomacl', 'L', (row_ ->> 'lomowner')::oid));
    when 'pg_database' then
        content := content || jsonb_build_object('datacl', pg_temp.privileges(content -> 'datacl', 'd', (row_ ->> 'datdba')::oid));
    when 'pg_default_acl' then
        content := content || jsonb_build_object('defaclacl', pg_temp.privileges(content -> 'defaclacl', 'r', (row_ ->> 'defaclrole')::oid));
    when 'pg_enum' then
        content := content || jsonb_build_object('place', (select count(*) from pg_enum e where e.enumtypid = (row_ ->> 'enumtypid')::oid and e.enumsortorder <= (row_ ->> 'enumsortorder')::real));
    when 'pg_extension' then
        content := content - 'extconfig'; -- tables of it by oid; of no use without data
    when 'pg_init_privs' then
        content := content || jsonb_build_object('initprivs', pg_temp.privileges(content -> 'initprivs', 'r', 10));
    else
    end case;
    return jsonb_strip_nulls(content);
end $$;

create function pg_temp.contents() returns table (catalogue text, content text) language plpgsql stable as $$
declare
    c text;
    mine text;
begin
    for c in
        select relname from pg_class
        where relnamespace = 'pg_catalog'::regnamespace and relkind = 'r'
            and relname not in ('pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject', 'pg_shdepend', 'pg_authid', 'pg_auth_members', 'pg_tablespace',
                'pg_replication_origin', 'pg_subscription_rel', 'pg_shseclabel', 'pg_parameter_acl')
        order by relname
    loop
        -- whose row it is: what was made after initdb, or what was changed of the system's
        mine := case
            when c in ('pg_database', 'pg_db_role_setting') then case c when 'pg_database' then 't.datname = current_database()' else 't.setdatabase = (select oid from pg_database where datname = current_database())' end
            when c = 'pg_shdescription' then 't.classoid = ''pg_catalog.pg_database''::regclass and t.objoid = (select oid from pg_database where datname = current_database())'
            when c = 'pg_subscription' then 't.subdbid = (select oid from pg_database where datname = current_database())'
            -- the server forgets those of subscriptions that are dropped
            when c = 'pg_description' then '(t.objoid >= 16384 or t.classoid = ''pg_catalog.pg_largeobject''::regclass or t.classoid = ''pg_catalog.pg_namespace''::regclass)
                and (t.classoid <> ''pg_catalog.pg_subscription''::regclass or exists (select from pg_subscription s where s.oid = t.objoid))'
            when c = 'pg_attribute' then 't.attrelid >= 16384 and not t.attisdropped and t.attnum > 0 or t.attacl is not null and t.attrelid < 16384'
            when c in ('pg_class', 'pg_proc', 'pg_type', 'pg_namespace', 'pg_language', 'pg_largeobject_metadata') then
                't.oid >= 16384 or t.' || case c when 'pg_class' then 'relacl' when 'pg_proc' then 'proacl' when 'pg_type' then 'typacl' when 'pg_namespace' then 'nspacl'
                    when 'pg_language' then 'lanacl' else 'lomacl' end || ' is not null' || case c when 'pg_largeobject_metadata' then ' or true' else '' end
            else case
                when exists (select from pg_attribute where attrelid = ('pg_catalog.' || c)::regclass and attname = 'objid') then 't.objid >= 16384'
                when exists (select from pg_attribute where attrelid = ('pg_catalog.' || c)::regclass and attname = 'objoid') then '(t.objoid >= 16384 or t.classoid = ''pg_catalog.pg_largeobject''::regclass or t.classoid = ''pg_catalog.pg_namespace''::regclass)
                    and (t.classoid <> ''pg_catalog.pg_subscription''::regclass or t.objoid in (select subid from pg_stat_subscription))'
                when exists (select from pg_attribute where attrelid = ('pg_catalog.' || c)::regclass and attname = 'oid') then 't.oid >= 16384'
                else (select 't.' || attname || ' >= 16384' from pg_attribute where attrelid = ('pg_catalog.' || c)::regclass and attnum = 1)
            end
        end;
        return query execute format('select %L, coalesce(pg_temp.meaning(%L, to_jsonb(t))::text, ''null'') from pg_catalog.%I t where %s', c, c, c, mine);
    end loop;
end $$;

-- but for what this script made itself, and the triggers of foreign keys of partitions: attached to one from above they stay or go
select x.catalogue, x.content
from pg_temp.contents() c
cross join lateral (select c.catalogue, regexp_replace(c.content, 'pg_toast_\d+', 'pg_toast_n', 'g') as content) x
where c.content !~ 'pg_(toast_)?temp' and c.content !~ '"object": "gone"'
    and not (c.catalogue = 'pg_depend' and c.content ~ '"object": "trigger \\"RI_ConstraintTrigger' and c.content ~ '"deptype": "[PS]"')
order by x.catalogue collate "C", x.content collate "C";
