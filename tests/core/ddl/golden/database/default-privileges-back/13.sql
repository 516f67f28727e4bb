begin;
alter default privileges for role alice grant execute on functions to public;
alter default privileges for role alice grant insert, update, delete, truncate, references, trigger on tables to alice;
commit;
