-- Bodies that the server knows: what they need is in pg_depend.
set client_min_messages = warning;
set search_path = circles;
create function body_of_view() returns bigint language sql begin atomic select count(*) from grouped; end;
create view needs_body as select body_of_view() as n;
create table of_body (n bigint default body_of_view());
create function body_of_table() returns bigint language sql begin atomic select max(n) from of_body; end;
alter table of_body add column m bigint default body_of_table();
create function even_body(integer) returns even language sql begin atomic select $1::even; end;
create procedure writes() language sql begin atomic insert into of_body default values; update of_body set m = n; end;
create function grouped_body() returns setof grouped language sql begin atomic select id, name, count(*) from base group by id; end;
