begin;
alter database shop with allow_connections = true;
alter database shop with connection limit = -1;
alter database shop with is_template = false;
commit;
