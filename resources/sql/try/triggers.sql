-- Triggers of tables (an array of oids as text) that are not the server's own and not switched off.
select
    cast(t.tgrelid as int8) as relation,
    cast(t.tgfoid as int8) as function,
    cast(t.tgtype as int8) as events,
    cast(pg_catalog.quote_ident(t.tgname) || ' on ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) as text) as name
from pg_catalog.pg_trigger t
join pg_catalog.pg_class c on c.oid = t.tgrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where t.tgrelid = any (cast(cast(:relations as text) as oid[])) and not t.tgisinternal and t.tgenabled <> 'D'
order by n.nspname, c.relname, t.tgname
