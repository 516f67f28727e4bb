begin;
set local role bob;
revoke usage on schema sales from carol;
reset role;
revoke usage, create on schema sales from alice;
revoke usage on schema sales from bob;
commit;
