-- What PostgreSQL 17 brought: the builtin provider of collations, login triggers, failover of subscriptions.
create collation objects.builtin_c (provider = builtin, locale = 'C');
create collation objects.builtin_utf8 (provider = builtin, locale = 'C.UTF-8');
create event trigger objects_login on login execute function objects.on_event();
create event trigger objects_maintain on ddl_command_start when tag in ('REINDEX') execute function objects.on_event();
create subscription objects_17 connection 'dbname=nowhere' publication p with (connect = false, slot_name = objects_17, failover = true);
