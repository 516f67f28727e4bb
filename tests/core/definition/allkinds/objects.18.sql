-- What PostgreSQL 18 brought: names of NOT NULL constraints of domains, generated columns in publications.
create domain objects.named_not_null as text constraint "must ""be" not null check (value <> '');
create domain objects.plain_not_null as text not null;
alter domain objects.unchecked add constraint later not null;
comment on constraint "must ""be" on domain objects.named_not_null is 'a NOT NULL with a name';
create collation objects.builtin_fast (provider = builtin, locale = 'PG_UNICODE_FAST');
create publication objects_generated for table objects.published with (publish_generated_columns = stored);
