-- What creates the policies of tables. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
with statement (oid, part, position, ddl) as (
    select
        p.oid, 'create', 0,
        concat_ws(
            E'\n    ',
            'create policy ' || quote_ident(p.polname) || ' on ' || quote_ident(n.nspname) || '.' || quote_ident(t.relname),
            case when not p.polpermissive then 'as restrictive' end,
            'for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' end,
            'to ' || (
                select string_agg(quote_ident(r.rolname), ', ' order by r.rolname)
                from pg_catalog.pg_roles r
                where r.oid = any (p.polroles)
            ) || case when 0 = any (p.polroles) then ', public' else '' end,
            'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
            'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'
        )
    from unnest(cast(:oids as oid[])) as w (oid)
    join pg_catalog.pg_policy p on p.oid = w.oid
    join pg_catalog.pg_class t on t.oid = p.polrelid
    join pg_catalog.pg_namespace n on n.oid = t.relnamespace
)
select
    cast(cast('pg_catalog.pg_policy' as regclass) as int8) as classid,
    cast(oid as int8) as oid,
    cast(0 as int8) as sub,
    cast(part as text) as part,
    cast(position as int8) as position,
    cast(ddl as text) as ddl
from statement
