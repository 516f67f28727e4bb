-- What creates tables, partitioned tables, partitions and foreign tables. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
-- Written within create: columns, not null, check, identity, generated, defaults that need nothing but types. Rows of their own:
-- other defaults (here, as pg_attrdef), checks that need a function or are not valid, keys (pg_constraint), indexes, triggers, rules, policies.
-- A column that a parent got after its child comes earlier in the child that is made again: order and origin of a column
-- cannot both be said in SQL, and what is inherited is worth more. Partitions are made alone and attached, so they keep both.
with wanted (oid, class, alone) as (
    select
        c.oid, c,
        -- made by itself, and attached to its parents afterwards: partitions, and children that had all of their columns before
        -- they had parents, if the parents' order is another one
        c.relispartition or exists (
            select
            from (
                select
                    array_agg(a.attnum order by a.attnum) as attnums,
                    array_agg(a.attnum order by i.inhseqno nulls last, i.attnum, a.attnum) as inherited,
                    bool_and(
                        a.attislocal and (a.attnotnull or not coalesce(i.not_null, false))
                        and coalesce(i.generated = (a.attgenerated <> ''), true)
                    ) as local
                from pg_catalog.pg_attribute a
                left join lateral (
                    select min(h.inhseqno) as inhseqno, (array_agg(pa.attnum order by h.inhseqno))[1] as attnum, bool_or(pa.attnotnull) as not_null,
                        bool_or(pa.attgenerated <> '') as generated
                    from pg_catalog.pg_inherits h
                    join pg_catalog.pg_attribute pa on pa.attrelid = h.inhparent and pa.attname = a.attname and not pa.attisdropped
                    where h.inhrelid = a.attrelid and a.attinhcount > 0
                ) i on true
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            ) o
            where o.local and o.attnums <> o.inherited
                and exists (select from pg_catalog.pg_inherits h where h.inhrelid = c.oid)
                and not exists (
                    select from pg_catalog.pg_constraint k
                    where k.conrelid = c.oid and k.contype in ('c', 'n') and not k.conislocal
                )
        )
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_class c on c.oid = w.oid
    where c.relkind in ('r', 'p', 'f')
), attribute as (
    select
        w.oid as relid,
        a.attnum as number,
        quote_ident(a.attname) as name,
        a.attislocal or w.alone or coalesce(p.expression <> p.other_expression, false) as written,
        (w.class).reloftype <> 0 as typed,
        -- the server checks no dimensions, but keeps them
        format_type(a.atttypid, a.atttypmod) || case when t.typcategory = 'A' then repeat('[]', a.attndims - 1) else '' end as type,
        case when a.attcollation <> 0 and a.attcollation <> t.typcollation then (
            select ' collate ' || quote_ident(n.nspname) || '.' || quote_ident(o.collname)
            from pg_catalog.pg_collation o
            join pg_catalog.pg_namespace n on n.oid = o.collnamespace
            where o.oid = a.attcollation
        ) end as collated,
        case when a.attfdwoptions is not null then (
            select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.number)
            from pg_options_to_table(a.attfdwoptions) with ordinality as o (option_name, option_value, number)
        ) end as options,
        case
            -- before 16 what is inherited must not be said again
            when a.attgenerated <> '' and (a.attislocal or w.alone)
                and (p.expression, p.other_expression) is distinct from (pg_get_expr(d.adbin, d.adrelid), pg_get_expr(d.adbin, d.adrelid)) then
                ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ')'
                    || case a.attgenerated when 's' then ' stored' when 'v' then ' virtual' end
            -- what the parents disagree about must be said, even if it is changed afterwards
            when a.attgenerated = '' and p.expression <> p.other_expression and (s.separate or d.oid is null) then ' default null'
            when a.attgenerated <> '' or s.separate then null
            -- an identity's can only be inherited, or kept from being so
            when a.attidentity <> '' and d.oid is null and p.defaulted then ' default null'
            when a.attidentity = '' and d.oid is not null then ' default ' || pg_get_expr(d.adbin, d.adrelid)
        end as default_clause,
        case
            when a.attgenerated <> '' and not a.attislocal and not w.alone
                and p.expression is distinct from pg_get_expr(d.adbin, d.adrelid) then
                'set expression as (' || pg_get_expr(d.adbin, d.adrelid) || ')'
            when d.oid is null and p.defaulted and a.attgenerated = '' and (a.attidentity = '' or not a.attislocal) then 'drop default'
        end as default_change,
        -- before 18 a child could stay without its parent's
        case when not a.attnotnull and p.not_null then 'drop not null' end as not_null_change,
        i.clause as identity,
        d.oid is null and p.defaulted as identity_later,
        case
            when not a.attnotnull or (k.oid is not null and not k.convalidated) then null
            -- before 18 and in catalogues there is no constraint behind it
            when k.oid is null and (w.alone or not coalesce(p.not_null, false)) then 'not null'
            -- what an ancestor has not validated comes from there
            when k.conislocal or (k.oid is not null and not w.alone and not coalesce(p.not_null, false)) or (k.oid is not null and w.alone and not exists (
                select
                from pg_partition_ancestors(w.oid) as r (relid)
                join pg_catalog.pg_attribute ra on ra.attrelid = r.relid and ra.attname = a.attname
                join pg_catalog.pg_constraint rk on rk.conrelid = r.relid and rk.contype = 'n' and rk.conkey = array[ra.attnum]
                where not rk.convalidated
            )) then
                case when (w.class).relname || '_' || a.attname || '_not_null' = k.conname and not exists (
                    -- elsewhere the same name came out: then it depends on the order which of them gets a number
                    select from pg_catalog.pg_constraint o
                    where o.connamespace = k.connamespace and o.oid <> k.oid and o.conname in (k.conname, left(k.conname, 62) || '1')
                ) then '' else 'constraint ' || quote_ident(k.conname) || ' ' end || 'not null'
        end as not_null,
        case when k.connoinherit then ' no inherit' end as noinherit,
        k.oid as not_null_oid,
        case when s.separate and a.attgenerated = '' and a.attidentity = '' then d.oid end as default_oid,
        pg_get_expr(d.adbin, d.adrelid) as default_text,
        case when coalesce(a.attstattarget, -1) >= 0 then 'set statistics ' || a.attstattarget end as statistics,
        case when a.attstorage <> t.typstorage or a.attstorage <> p.storage then
            'set storage ' || case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main' else 'extended' end
        end as storage,
        case when g.method <> '' or g.method <> p.compression then
            'set compression ' || case g.method when 'p' then 'pglz' when 'l' then 'lz4' else 'default' end
        end as compression,
        -- pg_attver is the server's own
        'set (' || (
            select string_agg(quote_ident(o.option_name) || '=' || o.option_value, ', ' order by o.number)
            from pg_options_to_table(a.attoptions) with ordinality as o (option_name, option_value, number)
            where o.option_name <> 'pg_attver'
        ) || ')' as settings
    from wanted w
    join pg_catalog.pg_attribute a on a.attrelid = w.oid and a.attnum > 0 and not a.attisdropped
    join pg_catalog.pg_type t on t.oid = a.atttypid
    cross join lateral (select to_jsonb(a) ->> 'attcompression' as method) g
    left join pg_catalog.pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    left join pg_catalog.pg_constraint k on k.conrelid = a.attrelid and k.contype = 'n' and k.conkey = array[a.attnum]
    cross join lateral (
        select not (a.attislocal or w.alone) or exists (
            select from pg_catalog.pg_depend e
            where e.classid = cast('pg_catalog.pg_attrdef' as regclass) and e.objid = d.oid
                and (e.refclassid, e.refobjid) <> (cast('pg_catalog.pg_class' as regclass), d.adrelid)
                and (
                    e.refclassid not in (cast('pg_catalog.pg_type' as regclass), cast('pg_catalog.pg_collation' as regclass))
                    or exists (select from pg_catalog.pg_type r where e.refclassid = cast('pg_catalog.pg_type' as regclass) and r.oid = e.refobjid and r.typrelid <> 0)
                )
        ) as separate
    ) s
    -- what the parents' columns of this name say; partitions are made alone and attached
    left join lateral (
        select
            bool_or(pa.attnotnull) as not_null,
            bool_or(pd.oid is not null) as defaulted,
            min(pg_get_expr(pd.adbin, pd.adrelid)) as expression,
            max(pg_get_expr(pd.adbin, pd.adrelid)) as other_expression,
            max(pa.attstorage) as storage,
            max(to_jsonb(pa) ->> 'attcompression') as compression
        from pg_catalog.pg_inherits h
        join pg_catalog.pg_attribute pa on pa.attrelid = h.inhparent and pa.attname = a.attname and not pa.attisdropped
        left join pg_catalog.pg_attrdef pd on pd.adrelid = pa.attrelid and pd.adnum = pa.attnum
        where h.inhrelid = a.attrelid and a.attinhcount > 0 and not w.alone
    ) p on true
    left join lateral (
        select 'generated ' || case a.attidentity when 'a' then 'always' else 'by default' end || ' as identity'
            || coalesce(' (' || nullif(concat_ws(
                ' ',
                case when (qc.relname, qc.relnamespace) is distinct from ((w.class).relname || '_' || a.attname || '_seq', (w.class).relnamespace) then
                    'sequence name ' || quote_ident(n.nspname) || '.' || quote_ident(qc.relname)
                end,
                case when q.seqtypid = a.atttypid and q.seqstart <> case when q.seqincrement > 0 then q.seqmin else q.seqmax end then 'start with ' || q.seqstart end,
                case when q.seqincrement <> 1 then 'increment by ' || q.seqincrement end,
                case when q.seqtypid = a.atttypid and q.seqmin <> case when q.seqincrement > 0 then 1 else l.least end then 'minvalue ' || q.seqmin end,
                case when q.seqtypid = a.atttypid and q.seqmax <> case when q.seqincrement > 0 then l.greatest else -1 end then 'maxvalue ' || q.seqmax end,
                case when q.seqcache <> 1 then 'cache ' || q.seqcache end,
                case when q.seqcycle then 'cycle' end
            ), '') || ')', '') as clause
        from pg_catalog.pg_depend e
        join pg_catalog.pg_sequence q on q.seqrelid = e.objid
        join pg_catalog.pg_class qc on qc.oid = q.seqrelid
        join pg_catalog.pg_namespace n on n.oid = qc.relnamespace
        cross join lateral (
            select
                case q.seqtypid when cast('int2' as regtype) then -32768 when cast('int4' as regtype) then -2147483648 else -9223372036854775808 end as least,
                case q.seqtypid when cast('int2' as regtype) then 32767 when cast('int4' as regtype) then 2147483647 else 9223372036854775807 end as greatest
        ) l
        where a.attidentity <> '' and e.classid = cast('pg_catalog.pg_class' as regclass) and e.deptype = 'i'
            and e.refclassid = cast('pg_catalog.pg_class' as regclass) and e.refobjid = a.attrelid and e.refobjsubid = a.attnum
    ) i on true
), element (relid, rank, number, text) as (
    select
        relid, 1, cast(number as int8),
        name || case when typed then ' with options' else ' ' || type end || coalesce(' options (' || options || ')', '')
            || coalesce(collated, '') || coalesce(' ' || not_null || coalesce(noinherit, ''), '')
            || coalesce(default_clause, '') || case when identity_later then '' else coalesce(' ' || identity, '') end
    from attribute
    where written and not (typed and concat(not_null, default_clause, identity) = '')
    union all
    select relid, 2, number, not_null || ' ' || name || coalesce(noinherit, '')
    from attribute
    where not written and not_null is not null and not_null_oid is not null
    union all
    select w.oid, 3, row_number() over (order by k.conname), 'constraint ' || quote_ident(k.conname) || ' ' || pg_get_constraintdef(k.oid)
    from wanted w
    join pg_catalog.pg_constraint k on k.conrelid = w.oid and k.contype = 'c'
    where (k.convalidated or not coalesce(cast(to_jsonb(k) ->> 'conenforced' as bool), true))
        and case
            -- it may have lost its parent's: the server lets that be
            when not k.conislocal then w.alone or not exists (
                select
                from pg_catalog.pg_inherits h
                join pg_catalog.pg_constraint pk on pk.conrelid = h.inhparent and pk.contype = 'c' and pk.conname = k.conname
                where h.inhrelid = k.conrelid
            )
            else not exists (
                select from pg_catalog.pg_depend e
                where e.classid = cast('pg_catalog.pg_constraint' as regclass) and e.objid = k.oid
                    and (e.refclassid, e.refobjid) <> (cast('pg_catalog.pg_class' as regclass), k.conrelid)
                    and (
                        e.refclassid not in (cast('pg_catalog.pg_type' as regclass), cast('pg_catalog.pg_collation' as regclass))
                        or exists (select from pg_catalog.pg_type r where e.refclassid = cast('pg_catalog.pg_type' as regclass) and r.oid = e.refobjid and r.typrelid <> 0)
                    )
            )
        end
), body (relid, text) as materialized (
    select relid, string_agg(text, E',\n    ' order by rank, number)
    from element
    group by relid
), named as (
    select w.oid, w.class, w.alone, b.text as body, case (w.class).relkind when 'f' then 'foreign table ' else 'table ' end as sort,
        quote_ident(n.nspname) || '.' || quote_ident((w.class).relname) as name
    from wanted w
    join pg_catalog.pg_namespace n on n.oid = (w.class).relnamespace
    left join body b on b.relid = w.oid
), statement (oid, default_oid, part, position, ddl) as (
    select
        m.oid, cast(null as oid), 'create', 0,
        concat_ws(
            E'\n',
            'create ' || case (m.class).relpersistence when 'u' then 'unlogged ' when 't' then 'temporary ' else '' end || m.sort || m.name
                || case when (m.class).reloftype <> 0 then ' of ' || format_type((m.class).reloftype, null) else '' end
                || coalesce(
                    E' (\n    ' || m.body || E'\n)',
                    case when (m.class).reloftype = 0 then ' ()' else '' end
                ),
            'inherits (' || (
                select string_agg(quote_ident(n.nspname) || '.' || quote_ident(p.relname), ', ' order by h.inhseqno)
                from pg_catalog.pg_inherits h
                join pg_catalog.pg_class p on p.oid = h.inhparent
                join pg_catalog.pg_namespace n on n.oid = p.relnamespace
                where h.inhrelid = m.oid and not m.alone
            ) || ')',
            case when (m.class).relkind = 'p' then 'partition by ' || pg_get_partkeydef(m.oid) end,
            (
                select 'server ' || quote_ident(s.srvname) || coalesce(E'\noptions (' || (
                    select string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', ' order by o.number)
                    from pg_options_to_table(f.ftoptions) with ordinality as o (option_name, option_value, number)
                ) || ')', '')
                from pg_catalog.pg_foreign_table f
                join pg_catalog.pg_foreign_server s on s.oid = f.ftserver
                where f.ftrelid = m.oid
            ),
            (select 'using ' || quote_ident(y.amname) from pg_catalog.pg_am y where y.oid = (m.class).relam and (y.amname <> 'heap' or (m.class).relkind = 'p')),
            'with (' || (
                select string_agg(
                    o.prefix || quote_ident(split_part(o.option, '=', 1)) || '=' || case
                        when substr(o.option, strpos(o.option, '=') + 1) ~ '^([0-9]+(\.[0-9]+)?|[a-z_]+)$' then substr(o.option, strpos(o.option, '=') + 1)
                        else quote_literal(substr(o.option, strpos(o.option, '=') + 1))
                    end,
                    ', ' order by o.prefix, o.number
                )
                from (
                    select '' as prefix, r.option, r.number from unnest((m.class).reloptions) with ordinality as r (option, number)
                    union all
                    select 'toast.', r.option, r.number
                    from pg_catalog.pg_class t
                    cross join unnest(t.reloptions) with ordinality as r (option, number)
                    where t.oid = (m.class).reltoastrelid
                ) o
            ) || ')',
            (select 'tablespace ' || quote_ident(s.spcname) from pg_catalog.pg_tablespace s where s.oid = (m.class).reltablespace)
        )
    from named m
    union all
    select
        m.oid, cast(null as oid), 'body', 1,
        'alter table only ' || quote_ident(n.nspname) || '.' || quote_ident(p.relname) || ' attach partition ' || m.name || ' '
            || pg_get_expr((m.class).relpartbound, m.oid)
    from named m
    join pg_catalog.pg_inherits h on h.inhrelid = m.oid
    join pg_catalog.pg_class p on p.oid = h.inhparent
    join pg_catalog.pg_namespace n on n.oid = p.relnamespace
    where (m.class).relispartition
    union all
    select
        m.oid, cast(null as oid), 'body', h.inhseqno,
        'alter ' || m.sort || m.name || ' inherit ' || quote_ident(n.nspname) || '.' || quote_ident(p.relname)
    from named m
    join pg_catalog.pg_inherits h on h.inhrelid = m.oid
    join pg_catalog.pg_class p on p.oid = h.inhparent
    join pg_catalog.pg_namespace n on n.oid = p.relnamespace
    where m.alone and not (m.class).relispartition
    union all
    select
        m.oid, a.default_oid, 'body', 2,
        'alter ' || m.sort || 'only ' || m.name || ' alter column ' || a.name || ' set default ' || a.default_text
    from named m
    join attribute a on a.relid = m.oid
    where a.default_oid is not null
    union all
    select
        m.oid, cast(null as oid), 'settings', 2,
        'alter ' || m.sort || 'only ' || m.name || E'\n    ' || string_agg(c.change, E',\n    ' order by a.number, c.rank)
    from named m
    join attribute a on a.relid = m.oid
    cross join lateral (
        values
            (1, 'alter column ' || a.name || ' set not null', not a.written and a.not_null is not null and a.not_null_oid is null),
            (1, 'alter column ' || a.name || ' ' || a.not_null_change, true),
            (2, 'alter column ' || a.name || ' ' || a.default_change, true),
            (3, 'alter column ' || a.name || ' add ' || a.identity, not a.written or a.identity_later),
            (4, 'alter column ' || a.name || ' options (' || a.options || ')', not a.written),
            (5, 'alter column ' || a.name || ' ' || a.statistics, true),
            (6, 'alter column ' || a.name || ' ' || a.storage, true),
            (7, 'alter column ' || a.name || ' ' || a.compression, true),
            (8, 'alter column ' || a.name || ' ' || a.settings, true)
    ) as c (rank, change, applies)
    where c.applies and c.change is not null
    group by m.oid, m.sort, m.name
    union all
    -- an identity's sequence follows its table and column unless told otherwise
    select m.oid, cast(null as oid), 'settings', 3, 'alter sequence ' || quote_ident(n.nspname) || '.' || quote_ident(qc.relname) || ' ' || c.change
    from named m
    join pg_catalog.pg_depend e on e.classid = cast('pg_catalog.pg_class' as regclass) and e.deptype = 'i'
        and e.refclassid = cast('pg_catalog.pg_class' as regclass) and e.refobjid = m.oid and e.refobjsubid > 0
    join pg_catalog.pg_attribute a on a.attrelid = m.oid and a.attnum = e.refobjsubid
    join pg_catalog.pg_sequence q on q.seqrelid = e.objid
    join pg_catalog.pg_class qc on qc.oid = q.seqrelid
    join pg_catalog.pg_namespace n on n.oid = qc.relnamespace
    cross join lateral (
        values
            (
                concat_ws(
                    ' ', 'as', format_type(q.seqtypid, null), 'minvalue', q.seqmin, 'maxvalue', q.seqmax, 'start with', q.seqstart,
                    'restart with', q.seqstart
                ),
                q.seqtypid <> a.atttypid
            ),
            (
                case qc.relpersistence when 'u' then 'set unlogged' else 'set logged' end,
                qc.relpersistence <> (m.class).relpersistence and cast(current_setting('server_version_num') as int) >= 150000
            )
    ) as c (change, applies)
    where c.applies
    union all
    select
        m.oid, cast(null as oid), 'settings', 4,
        'alter table only ' || m.name || ' replica identity ' || case (m.class).relreplident when 'f' then 'full' else 'nothing' end
    from named m
    where (m.class).relkind in ('r', 'p') and (m.class).relreplident in ('f', 'n')
        and (m.class).relnamespace <> cast('pg_catalog' as regnamespace)
    union all
    select m.oid, cast(null as oid), 'settings', 5, 'alter table ' || m.name || ' enable row level security' from named m where (m.class).relrowsecurity
    union all
    select m.oid, cast(null as oid), 'settings', 6, 'alter table only ' || m.name || ' force row level security' from named m where (m.class).relforcerowsecurity
)
select
    cast(cast(cast(case when default_oid is null then 'pg_catalog.pg_class' else 'pg_catalog.pg_attrdef' end as regclass) as oid) as int8) as classid,
    cast(coalesce(default_oid, oid) as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
