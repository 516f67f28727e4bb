\set name 'a \'b\' \\ c'
\d t \d u \\ select :name, :'name', :"name", :{?name}, a[1:2];
select 1 \gx
select 1,
\echo 'within;' `date`
  2;
select ( \r
copy t (a, b) from stdin with (format csv); select
1;'
\.
2\; select 3;
\if true
\endif
\q
