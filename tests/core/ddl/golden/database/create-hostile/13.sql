create database "a""b'c
%1 <b>&"
    owner = """; drop role x; --"
    template = "שלום 🐘"
    lc_collate = E'x''y\\z';
begin;
comment on database "a""b'c
%1 <b>&" is '"; drop role x; --';
alter role "a""b'c
%1 <b>&" in database "a""b'c
%1 <b>&" set my."%1""x" = E'''\\';
grant connect on database "a""b'c
%1 <b>&" to nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn;
commit;
-- in database "a""b'c %1 <b>&"
alter default privileges for role """; drop role x; --" grant usage on types to "שלום 🐘" with grant option;
