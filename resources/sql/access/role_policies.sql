-- Policies of row security that name a role, as ALTER POLICY writes them; roles: all of those it names.
select
    cast(quote_ident(p.polname) as text) as policy,
    cast(quote_ident(n.nspname) || '.' || quote_ident(c.relname) as text) as object,
    cast((
        select string_agg(quote_ident(r.rolname), ', ' order by x.place)
        from unnest(p.polroles) with ordinality x (role, place)
        join pg_catalog.pg_roles r on r.oid = x.role
    ) as text) as roles
from pg_catalog.pg_policy p
join pg_catalog.pg_class c on c.oid = p.polrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where :role = any (p.polroles)
order by n.nspname, c.relname, p.polname
