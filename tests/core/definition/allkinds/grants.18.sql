-- Default privileges of large objects.
set client_min_messages = warning;
alter default privileges for role "grants owner" grant select on large objects to grants_with;
