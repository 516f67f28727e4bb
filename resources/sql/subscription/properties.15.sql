-- What a subscription is; its connection string is for superusers alone and may hold a password. Columns of every properties.sql: part (the heading), label, value, form (how it is shown), catalog, oid, sub (the object it names).
with me as (
    select s.oid, s.subname, s.subowner, s.subenabled, s.subslotname, s.subpublications, s.subsynccommit, s.subbinary, s.substream, s.subtwophasestate, s.subdisableonerr from pg_catalog.pg_subscription s where s.oid = :oid
)
select
    cast(f.part as text) as part,
    cast(f.label as text) as label,
    cast(f.value as text) as value,
    cast(f.form as text) as form,
    cast(f.catalog as text) as catalog,
    cast(f.oid as int8) as oid,
    cast(f.sub as int8) as sub
from me c
cross join lateral (
    select cast(1 as int4), cast('General' as text), cast('Name' as text), cast(c.subname as text), cast(null as text), cast(null as text), cast(null as int8), cast(0 as int8)
    union all
    select 2, 'General', 'Owner', cast(pg_get_userbyid(c.subowner) as text), null, 'pg_authid', cast(c.subowner as int8), 0
    union all
    select 3, 'General', 'Comment', cast(obj_description(c.oid, 'pg_subscription') as text), null, null, null, 0
    union all
    select 4, 'General', 'OID', cast(c.oid as text), null, null, null, 0
    union all
    select 5, 'Definition', 'Enabled', cast(c.subenabled as text), 'flag', null, null, 0
    union all
    select 6, 'Definition', 'Publications', cast(array_to_string(c.subpublications, ', ') as text), null, null, null, 0
    union all
    select 7, 'Definition', 'Replication slot', cast(c.subslotname as text), null, null, null, 0
    union all
    select 8, 'Definition', 'Synchronous commit', cast(c.subsynccommit as text), null, null, null, 0
    union all
    select 9, 'Definition', 'Binary', cast(c.subbinary as text), 'flag', null, null, 0
    union all
    select 10, 'Definition', 'Streaming', cast(case cast(c.substream as text) when 't' then 'on' when 'true' then 'on' when 'p' then 'parallel' else 'off' end as text), null, null, null, 0
    union all
    select 11, 'Definition', 'Two-phase commit', cast(case c.subtwophasestate when 'd' then 'off' when 'p' then 'pending' when 'e' then 'on' end as text), null, null, null, 0
    union all
    select 12, 'Definition', 'Disabled on error', cast(c.subdisableonerr as text), 'flag', null, null, 0
) f (place, part, label, value, form, catalog, oid, sub)
where f.value is not null
order by f.place, f.label, f.value
