begin;
create schema "a""b'c
%1 <b>&" authorization """; drop role x; --";
comment on schema "a""b'c
%1 <b>&" is 'שלום 🐘';
grant usage on schema "a""b'c
%1 <b>&" to nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn with grant option;
grant usage on schema "a""b'c
%1 <b>&" to "שלום 🐘";
alter default privileges for role """; drop role x; --" in schema "a""b'c
%1 <b>&" grant usage on sequences to "a""b'c
%1 <b>&";
commit;
