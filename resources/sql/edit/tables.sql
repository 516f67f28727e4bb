-- What an edit must know of relations, by their numbers ({1,2}): one row for each, its facts as JSON. Expressions are written out, so it waits where somebody rebuilds one of them.
select
    cast(c.oid as int8) as oid,
    cast(jsonb_build_object(
        'schema', n.nspname,
        'name', c.relname,
        'kind', c.relkind,
        'temporary', c.relpersistence = 't',
        'catalogue', n.nspname in ('pg_catalog', 'information_schema', 'pg_toast'),
        'children', c.relkind = 'r' and exists (select from pg_catalog.pg_inherits i where i.inhparent = c.oid),
        'updatable', pg_relation_is_updatable(c.oid, true),
        'may_delete', has_table_privilege(c.oid, 'delete'),
        'row_security', row_security_active(c.oid),
        'definition', case when c.relkind = 'v' then pg_get_viewdef(c.oid) end,
        'columns', coalesce((
            select jsonb_agg(jsonb_build_object(
                'number', a.attnum,
                'name', a.attname,
                'oid', cast(a.atttypid as int8),
                'modifier', a.atttypmod,
                'type', format_type(a.atttypid, a.atttypmod),
                'cast', format_type(a.atttypid, -1),
                'base', cast(b.oid as int8),
                'base_type', format_type(b.oid, d.modifier),
                'base_modifier', d.modifier,
                'base_kind', b.typtype,
                'category', b.typcategory,
                'element', cast(b.typelem as int8),
                'element_type', case when b.typcategory = 'A' then format_type(b.typelem, d.modifier) end,
                'labels', (
                    select jsonb_agg(e.enumlabel order by e.enumsortorder)
                    from pg_catalog.pg_enum e
                    where e.enumtypid in (b.oid, case when b.typcategory = 'A' then b.typelem end)
                ),
                'checks', d.checks,
                'not_null', a.attnotnull or d.not_null,
                'default', case
                    when a.attidentity <> '' or a.attgenerated <> '' then null
                    else coalesce((
                        select pg_get_expr(f.adbin, f.adrelid)
                        from pg_catalog.pg_attrdef f
                        where f.adrelid = c.oid and f.adnum = a.attnum
                    ), d.default_text)
                end,
                'serial', exists (
                    select
                    from pg_catalog.pg_attrdef f
                    join pg_catalog.pg_depend p on p.classid = cast('pg_attrdef' as regclass) and p.objid = f.oid
                        and p.refclassid = cast('pg_class' as regclass)
                    join pg_catalog.pg_class q on q.oid = p.refobjid and q.relkind = 'S'
                    where f.adrelid = c.oid and f.adnum = a.attnum
                ),
                'identity', a.attidentity,
                'generated', a.attgenerated <> '',
                'collation', case when a.attcollation <> t.typcollation then (
                    select quote_ident(l.collname) from pg_catalog.pg_collation l where l.oid = a.attcollation
                ) end,
                'deterministic', coalesce((
                    select l.collisdeterministic from pg_catalog.pg_collation l where l.oid = a.attcollation
                ), true),
                'may_insert', has_column_privilege(c.oid, a.attnum, 'insert'),
                'may_update', has_column_privilege(c.oid, a.attnum, 'update'),
                'may_read', has_column_privilege(c.oid, a.attnum, 'select'),
                'updatable', c.relkind <> 'v' or pg_column_is_updatable(c.oid, a.attnum, true) or exists (
                    select
                    from pg_catalog.pg_trigger g
                    where g.tgrelid = c.oid and g.tgenabled <> 'D' and (g.tgtype & 64) <> 0 and (g.tgtype & 20) <> 0
                ),
                'cast_shows', b.oid <> 142 and (b.typcategory = 'S' and b.oid <> 1042 or not exists (
                    select
                    from pg_catalog.pg_cast k
                    where k.castsource = b.oid and k.casttarget = 25 and k.castmethod in ('f', 'b')
                ))
            ) order by a.attnum)
            from pg_catalog.pg_attribute a
            join pg_catalog.pg_type t on t.oid = a.atttypid
            cross join lateral (
                with recursive down as (
                    select t.oid, t.typbasetype, t.typtypmod, t.typnotnull, t.typdefault, a.atttypmod as modifier, 0 as depth
                    union all
                    select u.oid, u.typbasetype, u.typtypmod, u.typnotnull, u.typdefault, down.typtypmod, down.depth + 1
                    from down
                    join pg_catalog.pg_type u on u.oid = down.typbasetype
                )
                select
                    (array_agg(down.oid order by down.depth desc))[1] as base,
                    (array_agg(down.modifier order by down.depth desc))[1] as modifier,
                    bool_or(down.typnotnull) as not_null,
                    (array_agg(down.typdefault order by down.depth) filter (where down.typdefault is not null and down.typbasetype <> 0))[1] as default_text,
                    (
                        select jsonb_agg(pg_get_constraintdef(o.oid) order by o.conname)
                        from down e
                        join pg_catalog.pg_constraint o on o.contypid = e.oid and o.contype = 'c'
                    ) as checks
                from down
            ) d
            join pg_catalog.pg_type b on b.oid = d.base
            where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        ), '[]'),
        'keys', coalesce((
            select jsonb_agg(jsonb_build_object(
                'name', k.relname,
                'primary', x.indisprimary,
                'columns', (select jsonb_agg(u.number order by u.place) from unnest(cast(x.indkey as int2[])) with ordinality as u (number, place) where u.place <= x.indnkeyatts)
            ) order by x.indisprimary desc, x.indnkeyatts, k.relname)
            from pg_catalog.pg_index x
            join pg_catalog.pg_class k on k.oid = x.indexrelid
            where x.indrelid = c.oid and x.indisunique and x.indimmediate and x.indisvalid
                and x.indpred is null and x.indexprs is null
                and not exists (
                    select
                    from unnest(cast(x.indkey as int2[])) with ordinality as u (number, place)
                    join pg_catalog.pg_attribute a on a.attrelid = x.indrelid and a.attnum = u.number
                    where u.place <= x.indnkeyatts and not a.attnotnull
                )
        ), '[]'),
        'references', coalesce((
            select jsonb_agg(jsonb_build_object(
                'name', o.conname,
                'schema', tn.nspname,
                'table', r.relname,
                'columns', (
                    select jsonb_agg(jsonb_build_object(
                        'number', fa.attnum, 'name', fa.attname, 'type', format_type(fa.atttypid, -1),
                        'to_number', ta.attnum, 'to_name', ta.attname, 'to_type', format_type(ta.atttypid, -1)
                    ) order by k.place)
                    from unnest(o.conkey, o.confkey) with ordinality as k (from_number, to_number, place)
                    join pg_catalog.pg_attribute fa on fa.attrelid = o.conrelid and fa.attnum = k.from_number
                    join pg_catalog.pg_attribute ta on ta.attrelid = o.confrelid and ta.attnum = k.to_number
                )
            ) order by o.conname, o.oid)
            from pg_catalog.pg_constraint o
            join pg_catalog.pg_class r on r.oid = o.confrelid
            join pg_catalog.pg_namespace tn on tn.oid = r.relnamespace
            where o.conrelid = c.oid and o.contype = 'f' and not exists (
                select from pg_catalog.pg_constraint p where p.oid = o.conparentid and p.conrelid = o.conrelid
            )
        ), '[]'),
        'triggers', coalesce((
            select jsonb_agg(jsonb_build_object(
                'name', g.tgname,
                'function', cast(cast(g.tgfoid as regprocedure) as text),
                'insert', (g.tgtype & 4) <> 0,
                'delete', (g.tgtype & 8) <> 0,
                'update', (g.tgtype & 16) <> 0,
                'instead', (g.tgtype & 64) <> 0
            ) order by g.tgname)
            from pg_catalog.pg_trigger g
            where g.tgrelid = c.oid and not g.tgisinternal and g.tgenabled <> 'D' and (g.tgtype & 28) <> 0
        ), '[]'),
        'rules', coalesce((
            select jsonb_agg(jsonb_build_object(
                'name', w.rulename,
                'event', w.ev_type,
                'instead', w.is_instead
            ) order by w.rulename)
            from pg_catalog.pg_rewrite w
            where w.ev_class = c.oid and w.ev_type <> '1' and w.ev_enabled <> 'D'
        ), '[]'),
        'cascades', coalesce((
            select jsonb_agg(jsonb_build_object(
                'name', o.conname,
                'table', fn.nspname || '.' || f.relname,
                'delete', o.confdeltype in ('c', 'n', 'd'),
                'update', o.confupdtype in ('c', 'n', 'd')
            ) order by o.conname, o.oid)
            from pg_catalog.pg_constraint o
            join pg_catalog.pg_class f on f.oid = o.conrelid
            join pg_catalog.pg_namespace fn on fn.oid = f.relnamespace
            where o.confrelid = c.oid and o.contype = 'f' and o.conparentid = 0
                and (o.confdeltype in ('c', 'n', 'd') or o.confupdtype in ('c', 'n', 'd'))
        ), '[]')
    ) as text) as facts
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.oid = any (cast(cast(:tables as text) as oid[]))
