-- What PostgreSQL 16 brought: rules of collations, options of subscriptions.
create collation objects.with_rules (provider = icu, locale = 'en', rules = '&V << w <<< W & ''"'' < b');
create collation objects.rules_alone (provider = icu, locale = '', rules = '&a < g', deterministic = false);
create subscription objects_16 connection 'dbname=nowhere password=x' publication p
    with (connect = false, slot_name = none, streaming = parallel, password_required = false, run_as_owner = true, origin = none);
