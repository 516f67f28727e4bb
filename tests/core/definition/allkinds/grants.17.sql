-- MAINTAIN.
set client_min_messages = warning;
create table grants.maintained (a integer);
grant maintain on grants.maintained to grants_with with grant option;
