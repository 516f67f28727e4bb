-- What relations can have from 18 on.
set client_min_messages = warning;
set search_path = relations, public;

create table virtual (a integer, b integer generated always as (a * 2) virtual, c text not null generated always as ('x' || 'y'),
    d integer generated always as (a + 1) stored);
create table virtual_child (e integer) inherits (virtual);
create table virtual_parted (a integer, b integer generated always as (a * 2) virtual) partition by list (a);
create table virtual_part partition of virtual_parted for values in (1);
create table not_nulls (
    a integer not null, b integer constraint "my not null" not null, c integer constraint not_inherited not null no inherit, d integer, e integer,
    constraint e_nn not null e, f integer primary key
);
alter table not_nulls add constraint later_nn not null d not valid;
create table not_nulls_child () inherits (not_nulls); alter table not_nulls_child alter c set not null;
create table not_nulls_own (a integer constraint child_s_own not null, g integer) inherits (not_nulls);
alter table not_nulls_child validate constraint later_nn;
create table not_null_parent (a integer); create table not_null_child () inherits (not_null_parent); alter table not_null_child alter a set not null;
create table not_null_second (a integer constraint second_name not null); create table not_null_two () inherits (father, not_null_second);
create table not_null_parted (a integer constraint parted_nn not null, b integer not null) partition by list (a);
create table not_null_part partition of not_null_parted for values in (1);
create table not_null_part_own (b integer constraint own_b not null, a integer constraint own_a not null);
alter table not_null_parted attach partition not_null_part_own for values in (2);
create table not_null_part_valid (a integer constraint parted_nn not null, b integer not null, c integer constraint valid_here not null);
alter table not_null_parted add column c integer; alter table not_null_parted attach partition not_null_part_valid for values in (3); alter table not_null_parted add constraint c_later not null c not valid;
alter table not_null_part validate constraint c_later;
create table a_b (c integer not null); create table a (b_c integer not null);
create table not_enforced (a integer, b integer, constraint ne_check check (a > 0) not enforced,
    constraint ne_function check (is_even(a)) not enforced,
    constraint ne_fk foreign key (a, b) references keys_plain not enforced);
create table not_enforced_child () inherits (not_enforced);
create table not_enforced_parted (a integer, b integer, constraint nep_check check (a > 0) not enforced, constraint nep_fk foreign key (a, b) references keys_plain not enforced) partition by list (a);
create table not_enforced_part partition of not_enforced_parted for values in (1);
create table periods (id int4range, during daterange, constraint periods_pk primary key (id, during without overlaps) with (fillfactor = 50));
create table periods_unique (id int4range, during tsmultirange, unique (id, during without overlaps) deferrable);
create table periods_parted (id int4range, during daterange, primary key (id, during without overlaps)) partition by list (id);
create table periods_part partition of periods_parted for values in ('[1,2)');
create table periods_refers (id int4range, pid int4range, during daterange, constraint pfk foreign key (pid, period during) references periods (id, period during));
create table parted_not_valid (a integer, b integer) partition by list (a);
create table parted_not_valid_1 partition of parted_not_valid for values in (1);
create table parted_not_valid_2 partition of parted_not_valid for values in (2);
alter table parted_not_valid add constraint fk_nv foreign key (a, b) references keys_plain not valid;
alter table parted_not_valid_1 validate constraint fk_nv;
create foreign table foreign_virtual (a integer not null, b integer generated always as (a + 1) virtual) server relations_server;
create index indexed_gin_parallel on indexed using gin (e) with (fastupdate = on);
create materialized view mat_parted as select 1 as x with no data;
