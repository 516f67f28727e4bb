begin;
comment on database shop is 'x';
alter database shop rename to shop2;
commit;
