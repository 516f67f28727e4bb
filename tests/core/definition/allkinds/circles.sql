-- What needs each other, or what pg_depend does not tell by itself. Run by psql.
set client_min_messages = warning;
create schema circles;
set search_path = circles;

-- views that need each other, one of them through a table's row
create table base (id integer primary key, name text, amount numeric);
create view first as select id, name, 0 as n from base;
create view second as select id, n from first;
create or replace view first as select b.id, b.name, (select count(*)::int from second s where s.id > b.id) as n from base b;
create view ring_a as select 1 as a, 'x'::text collate "C" as b;
create view ring_b as select * from ring_a;
create view ring_c as select * from ring_b;
create or replace view ring_a with (security_barrier) as select c.a, c.b from ring_c c;
comment on view ring_a is 'one of three';
comment on column ring_b.b is 'a column in a circle';
alter view ring_a alter column a set default 7;
grant select (a) on ring_b to public;
-- a view that needs a primary key, and what needs the view
create view grouped as select id, name, count(*) as n from base group by id;
create function of_grouped() returns setof grouped language sql as 'select * from circles.grouped';
create function through_grouped(integer) returns boolean language sql immutable as 'select $1 > 0';
alter table base add constraint through check (through_grouped(id));
create rule also as on insert to base do also select * from grouped;

-- a default that takes the table's own row through a function; a check and an index by functions of the row
create table own_row (id integer, twin text);
create function own_row_text(own_row) returns text language sql immutable as $$ select ($1).id::text $$;
create function own_row_null() returns text language sql as $$ select circles.own_row_text(null::circles.own_row) $$;
alter table own_row alter column twin set default own_row_null();
alter table own_row add constraint row_check check (own_row_text(own_row) <> 'x');
create index on own_row (own_row_text(own_row));
create table list_of_rows (rows own_row[], one own_row);
create function made_of(list_of_rows[]) returns own_row language sql as 'select null::circles.own_row';
create table more_rows (id integer default (made_of(null)).id);

-- serial, and sequences that are owned by others than they serve
create table serials (id serial, other bigserial);
create sequence for_two;
create table uses_one (id integer default nextval('for_two'));
create table uses_two (id integer default nextval('for_two'));
alter sequence for_two owned by uses_two.id;
create sequence apart owned by serials.other;
create table cross_a (id serial); create table cross_b (id integer default nextval('cross_a_id_seq'));

-- foreign keys both ways
create table hen (id integer primary key, egg integer);
create table egg (id integer primary key, hen integer references hen);
alter table hen add foreign key (egg) references egg;
create table self (id integer primary key, parent integer references self);

-- a domain whose check needs a function of the domain
create domain even as integer;
create function is_even(even) returns boolean language sql immutable as 'select $1 % 2 = 0';
alter domain even add constraint must_be_even check (is_even(value));
comment on constraint must_be_even on domain even is 'a domain''s';
create table of_even (e even, l even[]);
create domain list_of_even as even[] check (array_length(value, 1) < 10);

-- base type, its functions, operators and their class, in use
create type number;
create function number_in(cstring) returns number language internal immutable strict as 'int4in';
create function number_out(number) returns cstring language internal immutable strict as 'int4out';
create type number (input = number_in, output = number_out, like = integer);
create function number_lt(number, number) returns boolean language internal immutable strict as 'int4lt';
create function number_le(number, number) returns boolean language internal immutable strict as 'int4le';
create function number_eq(number, number) returns boolean language internal immutable strict as 'int4eq';
create function number_ge(number, number) returns boolean language internal immutable strict as 'int4ge';
create function number_gt(number, number) returns boolean language internal immutable strict as 'int4gt';
create function number_cmp(number, number) returns integer language internal immutable strict as 'btint4cmp';
create operator < (leftarg = number, rightarg = number, function = number_lt, commutator = >, negator = >=);
create operator <= (leftarg = number, rightarg = number, function = number_le, commutator = >=, negator = >);
create operator = (leftarg = number, rightarg = number, function = number_eq, commutator = =);
create operator >= (leftarg = number, rightarg = number, function = number_ge, commutator = <=, negator = <);
create operator > (leftarg = number, rightarg = number, function = number_gt, commutator = <, negator = <=);
create operator class number_ops default for type number using btree as
    operator 1 <, operator 2 <=, operator 3 =, operator 4 >=, operator 5 >, function 1 number_cmp(number, number);
create cast (number as integer) without function;
create cast (integer as number) without function as assignment;
create table of_number (n number primary key, m number default 3::integer::number);
create index on of_number (m number_ops desc);
create table by_number (n number) partition by range (n);
create table by_number_1 partition of by_number for values from (1) to (10);
create view ordered_numbers as select n, m from of_number where n > m order by n desc;
create type span_of_numbers as range (subtype = number);
create table of_spans (s span_of_numbers, check (s <> 'empty'));
create function bigger(number, number) returns number language sql immutable strict as 'select case when $1 > $2 then $1 else $2 end';
create aggregate biggest(number) (sfunc = bigger, stype = number, sortop = >);
create view biggest_number as select biggest(n) as n from of_number;

-- composite types of tables, domains and themselves through arrays
create type composite as (e even, r own_row, s span_of_numbers);
create domain checked_composite as composite check ((value).e is not null);
create table typed of composite (primary key (e));
create function of_typed(typed, variadic checked_composite[]) returns setof typed language sql as 'select null::circles.typed';

-- partitions by a function, attached in another order, with keys from above
create function bucket(text) returns integer language sql immutable as 'select length($1)';
create table buckets (t text not null) partition by list (bucket(t));
create table a_bucket partition of buckets for values in (1) partition by list (bucket(t));
create table "A deeper bucket" partition of a_bucket default;
create index on buckets (t);

-- trigger and policy that need views and functions of what they are on
create function fired() returns trigger language plpgsql as 'begin return new; end';
create trigger fires before insert on base for each row when (new.id > 0) execute function fired();
create view allowed as select id from base;
create policy sees on base using (id in (select id from allowed) and exists (select from first));
alter table base enable row level security;
create materialized view summed as select sum(n) as n, id from grouped group by id;
create unique index on summed (id);
create view over_summed as select s.*, of_grouped() as g from summed s;

-- extended statistics, named in an order that is not that of their needs
create statistics a_statistics on id, name from base;
create type aaa_uses_zzz as (z integer);
create type zzz as enum ('a');
alter type aaa_uses_zzz add attribute y zzz;
create function aaa_default(integer default 1) returns integer language sql as 'select 1';
create function aaa_needs(integer default aaa_default()) returns integer language sql as 'select 1';

-- what was added to a family of the system
create operator family apart_ops using btree;
create function number_int_cmp(number, integer) returns integer language internal immutable strict as 'btint4cmp';
create function number_int_eq(number, integer) returns boolean language internal immutable strict as 'int4eq';
create operator = (leftarg = number, rightarg = integer, function = number_int_eq);
alter operator family pg_catalog.integer_ops using btree add function 1 (number, integer) number_int_cmp(number, integer), operator 3 = (number, integer);
