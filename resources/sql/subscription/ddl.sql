-- What creates subscriptions: not connected, without touching the other server, and switched off. Columns of every ddl.sql: classid, oid, sub, part, position, ddl.
-- Who may not read the connection must not even name its column: what may be read is asked for in a text made here.
select
    cast(cast('pg_catalog.pg_subscription' as regclass) as int8) as classid,
    cast(w.oid as int8) as oid,
    cast(0 as int8) as sub,
    cast('create' as text) as part,
    cast(0 as int8) as position,
    cast(format(
        'create subscription %I connection %L publication %s with (%s)',
        v.row ->> 'subname',
        coalesce(v.row ->> 'subconninfo', ''),
        (
            select string_agg(quote_ident(p.name), ', ' order by p.number)
            from jsonb_array_elements_text(v.row -> 'subpublications') with ordinality as p (name, number)
        ),
        concat_ws(
            ', ',
            'connect = false',
            'slot_name = ' || coalesce(quote_literal(v.row ->> 'subslotname'), 'none'),
            'synchronous_commit = ' || quote_literal(v.row ->> 'subsynccommit'),
            'binary = ' || (v.row ->> 'subbinary'),
            'streaming = ' || case v.row ->> 'substream'
                when 'true' then 'on' when 't' then 'on' when 'p' then 'parallel' when 'false' then 'off' when 'f' then 'off'
            end,
            'two_phase = ' || case v.row ->> 'subtwophasestate' when 'd' then 'off' when 'p' then 'on' when 'e' then 'on' end,
            'disable_on_error = ' || (v.row ->> 'subdisableonerr'),
            'password_required = ' || (v.row ->> 'subpasswordrequired'),
            'run_as_owner = ' || (v.row ->> 'subrunasowner'),
            'origin = ' || (v.row ->> 'suborigin'),
            'failover = ' || (v.row ->> 'subfailover')
        )
    ) as text) as ddl
from unnest(cast(:oids as oid[])) as w (oid)
cross join lateral (
    select query_to_xml(format(
        'select to_jsonb(s) as row from (select %s from pg_catalog.pg_subscription where %s) as s',
        string_agg(quote_ident(a.attname), ', ' order by a.attnum),
        -- nor, before 14, that of the oid
        case
            when has_column_privilege('pg_catalog.pg_subscription', 'oid', 'select') then format('oid = %s', w.oid)
            else format(
                'subname = (select v.subname from pg_catalog.pg_stat_subscription v where v.subid = %s limit 1)
                    and subdbid = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())',
                w.oid
            )
        end
    ), true, true, '')
    from pg_catalog.pg_attribute a
    where a.attrelid = cast('pg_catalog.pg_subscription' as regclass) and a.attnum > 0 and not a.attisdropped
        and has_column_privilege('pg_catalog.pg_subscription', a.attname, 'select')
) as x (xml)
cross join lateral (
    select cast(replace(replace(replace(replace(
        substring(cast(x.xml as text) from '<row>(\{.*\})</row>'), '&lt;', '<'), '&gt;', '>'), '&#x0d;', e'\r'), '&amp;', '&') as jsonb)
) as v (row)
where v.row is not null
