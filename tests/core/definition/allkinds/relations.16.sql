-- What relations can have from 16 on.
set client_min_messages = warning;
set search_path = relations, public;

create table stored (a text storage external compression pglz, b text storage plain);
create table generated_other (a integer, b integer generated always as (a * 3) stored) inherits (generated);
create table parted_generated_other (a integer, b integer generated always as (a * 5) stored);
alter table parted_generated attach partition parted_generated_other for values in (2);
create table default_space (a integer) partition by list (a);
