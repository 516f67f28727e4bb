begin;
revoke temporary, connect on database shop from public;
grant connect on database shop to bob;
commit;
