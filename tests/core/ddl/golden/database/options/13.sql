begin;
alter database shop with allow_connections = false;
alter database shop with connection limit = 5;
alter database shop with is_template = true;
commit;
