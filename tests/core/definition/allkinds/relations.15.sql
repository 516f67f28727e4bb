-- What relations can have from 15 on.
set client_min_messages = warning;
set search_path = relations, public;

create view invoker with (security_invoker = true) as select a from father;
create view invoker_off with (security_invoker = off, security_barrier = true, check_option = cascaded) as select a from father;
create unlogged sequence unlogged_sequence;
create table logged_sequence (a integer generated always as identity, b serial); alter sequence logged_sequence_a_seq set unlogged; alter sequence logged_sequence_b_seq set unlogged;
create unlogged table unlogged_logged_sequence (a integer generated always as identity); alter sequence unlogged_logged_sequence_a_seq set logged;
create table nulls_same (a integer, b integer, c integer, constraint nulls_same_key unique nulls not distinct (a) include (b) with (fillfactor = 80) deferrable);
create unique index nulls_same_index on nulls_same (b, c) nulls not distinct with (fillfactor = 70) where c > 0;
create table nulls_same_parted (a integer, b integer, unique nulls not distinct (a)) partition by list (a);
create table nulls_same_part partition of nulls_same_parted for values in (1);
create table set_columns (a integer, b integer, c integer default 3,
    foreign key (a, b) references keys_plain (a, b) on delete set null (b),
    constraint default_one foreign key (a, c) references keys_plain on delete set default (c));
create materialized view mat_method using heap as select 1 as a with no data;
create table cloned (a integer, b integer) partition by list (a);
create table cloned_1 partition of cloned for values in (1) partition by list (b); create table cloned_1_1 partition of cloned_1 for values in (1);
create trigger "cloned t" after insert on cloned for each row execute function fire();
alter table only cloned disable trigger "cloned t"; alter table only cloned_1_1 enable replica trigger "cloned t";
