-- Parameters that a session may have from its role or database, and the values they take.
select
    cast('settings' as text) as list,
    cast(s.name as text) as value,
    cast(null as text) as label,
    cast(concat_ws(' · ', s.short_desc,
        case
            when s.vartype in ('integer', 'real') and s.min_val is not null then s.min_val || ' to ' || s.max_val || coalesce(' ' || s.unit, '')
        end,
        'now ' || coalesce(nullif(pg_catalog.current_setting(s.name, true), ''), 'empty')) as text) as detail,
    cast(0 as int8) as position
from pg_catalog.pg_settings s
where s.context in ('user', 'superuser', 'backend', 'superuser-backend')
union all
select
    cast('setting ' || lower(s.name) as text) as list,
    cast(v.value as text) as value,
    cast(null as text) as label,
    cast(null as text) as detail,
    cast(v.place as int8) as position
from pg_catalog.pg_settings s
cross join lateral unnest(case when s.vartype = 'bool' then array['on', 'off'] else s.enumvals end) with ordinality as v (value, place)
where s.context in ('user', 'superuser', 'backend', 'superuser-backend')
