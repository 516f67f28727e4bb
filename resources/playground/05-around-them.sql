-- Returns, reviews, stock, events, targets.

insert into returns (order_id, reason, requested, resolved_at, refund)
select o.order_id,
       (array['damaged', 'too small', 'not as described', 'arrived late', 'changed my mind'])[1 + pg_temp.pick(o.order_id, 90, 5)],
       o.placed_at + (3 + pg_temp.pick(o.order_id, 91, 20)) * interval '1 day',
       case when pg_temp.pick(o.order_id, 92, 6) > 0 then o.placed_at + (25 + pg_temp.pick(o.order_id, 93, 20)) * interval '1 day' end,
       case when pg_temp.pick(o.order_id, 92, 6) > 0 then (pg_temp.pick(o.order_id, 94, 30000) + 200) / 100.0 end
from orders o
where o.status = 'returned'
order by o.order_id;

insert into reviews (product_id, customer_id, stars, body, written_at)
select distinct on (product_id, customer_id) product_id, customer_id,
       (array[5, 5, 5, 4, 4, 3, 2, 1])[1 + pg_temp.pick(n, 100, 8)],
       (array['Does what it should.', 'Très bien, je recommande.', 'Super Qualität, gerne wieder!', '很好用', 'まあまあ', 'ممتاز',
              'Broke after a week :(', null, 'Five stars ⭐⭐⭐⭐⭐', E'Pros: cheap\nCons: none'])[1 + pg_temp.pick(n, 101, 10)],
       pg_temp.today() - pg_temp.pick(n, 102, 90000) * interval '10 minutes'
from (select n, 1 + pg_temp.pick(n, 103, pg_temp.scaled(2000)) as product_id, 1 + pg_temp.pick(n, 104, pg_temp.scaled(48000)) as customer_id
      from generate_series(1, pg_temp.scaled(12000)) n) r
order by product_id, customer_id, n;

insert into stock (product_id, warehouse, quantity, shelf, counted_at)
select p.product_id, w.name, pg_temp.pick(p.product_id, w.seed, 90) * (1 - (p.discontinued)::int),
       chr(65 + pg_temp.pick(p.product_id, w.seed + 1, 20)) || '-' || 1 + pg_temp.pick(p.product_id, w.seed + 2, 40),
       case when pg_temp.pick(p.product_id, w.seed + 3, 9) > 0
            then pg_temp.today() - pg_temp.pick(p.product_id, w.seed + 4, 300) * interval '1 day' end
from products p
cross join (values ('Hamburg', 110), ('Recife', 120), ('高雄', 130)) w (name, seed)
order by 1, 2;

insert into events (happened_at, kind, customer_id, client, payload)
select happened_at, kind, customer_id, client,
       case kind when 'search' then jsonb_build_object('words', (array['lamp', 'turntable', 'kettle', 'rain jacket'])[1 + pg_temp.pick(n, 140, 4)], 'hits', pg_temp.pick(n, 141, 300))
                 when 'cart' then jsonb_build_object('product_id', 1 + pg_temp.pick(n, 142, 2000), 'quantity', 1 + pg_temp.pick(n, 143, 3)) end
from (select n,
             pg_temp.today() - (170 * (1 - n / pg_temp.scaled(30000)::float8)) * interval '1 day' as happened_at,
             (array['view', 'view', 'view', 'search', 'cart', 'login', 'logout'])[1 + pg_temp.pick(n, 144, 7)] as kind,
             case when pg_temp.pick(n, 145, 3) > 0 then 1 + pg_temp.pick(n, 146, pg_temp.scaled(48000)) end as customer_id,
             case when pg_temp.pick(n, 147, 10) > 0 then ('198.51.100.' || pg_temp.pick(n, 148, 256))::inet
                  else ('2001:db8::' || to_hex(1 + pg_temp.pick(n, 149, 65535)))::inet end as client
      from generate_series(1, pg_temp.scaled(30000)) n) e
order by n;

-- two from before the partitions: these lie in the default one
insert into events (happened_at, kind, payload)
values (pg_temp.today() - interval '3 years', 'opening', '{"by": "the mayor"}'), (pg_temp.today() - interval '2 years', 'outage', null);

insert into reporting.targets (month, amount)
select month::date, round(120000 + 9000 * n + pg_temp.pick(n, 150, 20000), -2)
from generate_series(0, 40) n
cross join lateral (select date_trunc('month', pg_temp.today() at time zone 'UTC') - interval '37 months' + make_interval(months => n::int) as month) m;

insert into reporting."Region & Quarter" ("Region", "Quarter", "Umsatz in €", "Größe")
select region, int4range(q * 3 + 1, q * 3 + 4), pg_temp.pick(q, ascii(region), 900000) + 0.99, (array['groß', 'klein', null])[1 + q % 3]
from unnest(array['Nord', 'Süd', 'East & West', '"Quoted"']) region, generate_series(0, 3) q;
