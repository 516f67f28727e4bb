create database shop
    owner = alice
    template = template0
    encoding = 'UTF8'
    strategy = file_copy
    locale_provider = icu
    lc_collate = 'C'
    lc_ctype = 'C.UTF-8'
    icu_locale = 'de-u-co-phonebk'
    icu_rules = '&V << w <<< W'
    collation_version = '153.120'
    tablespace = "fast disk"
    allow_connections = false
    connection limit = 20
    is_template = true
    oid = 20000;
begin;
comment on database shop is 'The shop';
security label for selinux on database shop is 'x';
alter database shop set datestyle = 'ISO, MDY';
alter database shop set search_path = '$user', 'public';
alter role bob in database shop set work_mem = '64MB';
revoke connect on database shop from public;
grant connect on database shop to bob;
grant create on database shop to bob with grant option;
commit;
-- in database shop
begin;
alter default privileges for role alice revoke execute on functions from public;
alter default privileges for role alice grant select on tables to reporting;
commit;
