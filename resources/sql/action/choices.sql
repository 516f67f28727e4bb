-- What can be chosen in actions: roles, schemas, tablespaces, by the name of the list; and who we are (user).
select cast('user' as text) as list, cast(current_user as text) as value, cast(null as text) as detail
union all
select 'roles', cast(r.rolname as text), case when r.rolcanlogin then null else 'group' end
from pg_catalog.pg_roles r
where r.rolname !~ '^pg_'
union all
select 'schemas', cast(n.nspname as text), cast(null as text)
from pg_catalog.pg_namespace n
where n.nspname !~ '^pg_(toast|temp|catalog)' and n.nspname <> 'information_schema'
union all
select 'tablespaces', cast(t.spcname as text), cast(null as text)
from pg_catalog.pg_tablespace t
where t.spcname <> 'pg_global'
union all
select 'partitioned', cast(quote_ident(n.nspname) || '.' || quote_ident(c.relname) as text), cast(pg_catalog.pg_get_partkeydef(c.oid) as text)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where c.relkind = 'p'
order by 1, 2
