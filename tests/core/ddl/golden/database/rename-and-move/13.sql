begin;
comment on database shop is 'moved';
alter database shop owner to bob;
commit;
-- in database postgres
alter database shop set tablespace fast;
alter database shop rename to "Shop ""2""";
