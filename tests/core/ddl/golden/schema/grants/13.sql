begin;
set local role bob;
revoke usage on schema sales from carol;
reset role;
revoke grant option for usage on schema sales from bob;
grant create on schema sales to bob;
grant create on schema sales to dave;
grant usage on schema sales to dave with grant option;
commit;
