begin;
alter role bob in database shop reset work_mem;
alter database shop set role = 'bob';
alter database shop set search_path = 'Odd, "one"', 'lower', '''x';
alter database shop set work_mem = '8MB';
commit;
