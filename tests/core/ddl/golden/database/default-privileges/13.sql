begin;
alter default privileges for role alice revoke execute on functions from public;
alter default privileges for role alice grant usage on schemas to bob;
alter default privileges for role alice revoke insert, update, delete, truncate, references, trigger on tables from alice;
commit;
