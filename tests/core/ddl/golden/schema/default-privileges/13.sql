begin;
alter default privileges for role alice in schema sales revoke select on tables from bob;
alter default privileges for role alice in schema sales grant delete on tables to bob;
alter default privileges for role alice in schema sales grant insert on tables to bob with grant option;
alter default privileges for role alice in schema sales grant usage on types to public;
alter default privileges for role bob in schema sales grant select on tables to carol;
commit;
