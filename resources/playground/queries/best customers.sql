-- best customers of the last quarter, with the tags they bought
with recent as (
    select o.order_id, o.customer_id, o.placed_at, o.details
    from orders o
    where o.placed_at >= now() - interval '3 months'
      and o.details @> '{"channel": "web"}'
)
select c.name, count(*) as orders, sum(i.quantity * i.price) as total,
       jsonb_agg(distinct r.details -> 'tags') filter (where r.details ? 'tags') as tags,
       max(r.placed_at) as last_order
from recent r join customers c using (customer_id) join order_items i using (order_id)
group by c.name order by total desc;
