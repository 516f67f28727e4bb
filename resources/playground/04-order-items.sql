-- One to seven lines per order, 3.9 on average.

insert into order_items (order_id, line_no, product_id, quantity, price)
select o.order_id, line, p.product_id,
       (array[1, 1, 1, 1, 1, 2, 2, 3, 4, 10])[1 + pg_temp.pick(k.key, 80, 10)],
       round(p.price * (90 + pg_temp.pick(k.key, 81, 16)) / 100, 2)
from orders o
cross join lateral generate_series(1, (array[1, 2, 3, 3, 4, 5, 6, 7])[1 + pg_temp.pick(o.order_id, 82, 8)]) line
cross join lateral (select o.order_id * 8 + line as key) k
join (select product_id, price, count(*) over ()::int as total from products) p
     -- some products sell better than others
     on p.product_id = 1 + (pg_temp.pick(k.key, 83, 1000) * pg_temp.pick(k.key, 84, 1000)) % pg_temp.scaled(2000)
order by o.order_id, line;
