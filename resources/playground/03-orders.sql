-- Three years of orders, growing, until the last day. In the order of their numbers, but for a few hours.

insert into orders (order_id, customer_id, placed_at, status, details)
select o.n, o.customer_id, o.placed_at,
       case
           when o.age < interval '2 days' then (array['new', 'paid', 'paid', 'packed'])[1 + pg_temp.pick(o.n, 65, 4)]
           when o.age < interval '9 days' then (array['paid', 'packed', 'shipped', 'shipped', 'cancelled'])[1 + pg_temp.pick(o.n, 65, 5)]
           when pg_temp.pick(o.n, 66, 100) < 4 then 'returned'
           when pg_temp.pick(o.n, 66, 100) < 8 then 'cancelled'
           else 'delivered'
       end::order_status,
       case when o.n = 88213
            then '{"channel": "web", "tags": ["garden", "tools"], "shipping": {"carrier": "dhl", "weight_kg": 4.7000000000000000001, "insured": true}, "note": null}'
            else jsonb_build_object(
                'channel', (array['web', 'web', 'web', 'web', 'app', 'app', 'app', 'store', 'store', 'phone'])[1 + pg_temp.pick(o.n, 67, 10)],
                'shipping', jsonb_build_object(
                    'carrier', (array['dhl', 'ups', 'dpd', 'post', 'bike'])[1 + pg_temp.pick(o.n, 68, 5)],
                    'weight_kg', case when pg_temp.pick(o.n, 69, 8) = 0
                                      then (pg_temp.pick(o.n, 70, 3000) + 5) / 100.0 + 0.0000000000000000001
                                      else round((pg_temp.pick(o.n, 70, 3000) + 5) / 100.0, 2) end,
                    'insured', pg_temp.pick(o.n, 71, 4) = 0),
                'note', case when pg_temp.pick(o.n, 72, 12) = 0
                             then (array['Leave at the door, please', 'Gift: no invoice inside', 'Ring twice 🔔', 'Für Oma & Opa',
                                         'Call “before” delivery', E'Two lines:\nsecond one'])[1 + pg_temp.pick(o.n, 73, 6)] end)
                || case pg_temp.pick(o.n, 74, 10)
                       when 0 then '{"tags": ["android", "5g"]}'
                       when 1 then '{"tags": ["audio"]}'
                       when 2 then '{"tags": ["kitchen"]}'
                       when 3 then '{"tags": ["garden", "tools"]}'
                       when 4 then '{"tags": ["books"]}'
                       when 5 then '{"tags": ["camera", "travel"]}'
                       else '{}'
                   end::jsonb
       end
from (
    select n,
           -- few customers buy much, and the twelve best still more
           case when pg_temp.pick(n, 60, 110) = 0
                then 1 + floor(12 * (0.55 * u + 0.45 * u * u))::int % least(12, customers)
                else 1 + least(customers - 1, floor(customers * (0.25 * u + 0.75 * u * u))::int) end as customer_id,
           placed_at, pg_temp.today() - placed_at as age
    from (select n, pg_temp.pick(n, 61, 1000000) / 1000000::float8 as u, pg_temp.scaled(48000) as customers,
                 -- a square root, because it is exact everywhere: more orders per day as time goes by
                 pg_temp.today()
                     - floor(94608000 * (1 - sqrt(n / pg_temp.scaled(310000)::float8))) * interval '1 second'
                     - (pg_temp.pick(n, 62, 40000) + pg_temp.pick(n, 63, 40000)) * interval '1 second' as placed_at
          from generate_series(1, pg_temp.scaled(310000)) n) raw
) o
order by o.n;
