-- What relations can have from 14 on.
set client_min_messages = warning;
set search_path = relations, public;

create table compressed (a text compression pglz, b text, c text[] compression pglz) ;
alter table compressed alter b set compression pglz, alter c set compression default;
create table compressed_child () inherits (compressed); alter table compressed_child alter a set compression default;
create table compressed_parted (a text compression pglz) partition by list (a);
create table compressed_part partition of compressed_parted for values in ('x');
create materialized view compressed_mat as select a from compressed with no data; alter materialized view compressed_mat alter a set compression pglz;
create statistics stats_expression on (a + 1), lower(b) from triggered;
create statistics stats_one on (is_even(a)) from triggered;
create statistics stats_mixed (mcv, dependencies) on a, (b || 'x''y'), (c * 2) from triggered; alter statistics stats_mixed set statistics 0;
create index indexed_multirange on indexed using gist (multirange(d));
create index indexed_bloom on indexed using brin (a int4_bloom_ops (n_distinct_per_range = 77, false_positive_rate = 0.05), j timestamptz_minmax_multi_ops (values_per_range = 17));
create view body_view with (security_barrier = on) as with recursive t (n) as (select 1 union all select n + 1 from t where n < 5) select * from t;
