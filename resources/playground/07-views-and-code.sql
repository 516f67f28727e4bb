-- Functions of every sort, triggers, views.

-- a body that is SQL and no string, which servers have from 14 on
do $do$
begin
    execute $sql$create function discount(price numeric, percent numeric default 10) returns numeric
    language sql immutable strict parallel safe
    $sql$ || case when current_setting('server_version_num')::int >= 140000
        then 'return round(price * (100 - percent) / 100, 2)'
        else 'as $$ select round(price * (100 - percent) / 100, 2) $$' end;
end
$do$;

create function format_address(place address) returns text
    language sql immutable parallel safe
    as $$ select concat_ws(', ', place.street, concat_ws(' ', place.postcode, place.city), place.country) $$;

create function order_total(wanted bigint) returns numeric
    language sql stable parallel safe
    as $$ select coalesce(sum(quantity * price), 0) from order_items where order_id = wanted $$;

create function customer_orders(wanted bigint, at_most int default 20)
    returns table (order_id bigint, placed_at timestamptz, status order_status, total numeric)
    language plpgsql stable rows 20
    as $$
begin
    if not exists (select from customers c where c.customer_id = wanted) then
        raise exception 'there is no customer %', wanted using errcode = 'no_data_found', hint = 'See table customers.';
    end if;
    return query
        select o.order_id, o.placed_at, o.status, order_total(o.order_id)
        from orders o
        where o.customer_id = wanted
        order by o.placed_at desc
        limit at_most;
end
$$;

create function product_search(words text) returns setof products
    language sql stable
    as $$ select * from products where search @@ plainto_tsquery('english', words) and not discontinued order by price $$;

create function touch_updated_at() returns trigger
    language plpgsql
    as $$
begin
    new.updated_at := now();
    return new;
end
$$;

create function audit_change() returns trigger
    language plpgsql security definer set search_path = public, pg_temp
    as $$
begin
    insert into audit_log (who, table_name, action, before, after)
    values (session_user, tg_table_name, tg_op,
            case when tg_op <> 'INSERT' then to_jsonb(old) end, case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
end
$$;

create function median_final(sorted numeric[]) returns numeric
    language sql immutable parallel safe
    as $$ select percentile_cont(0.5) within group (order by value)::numeric from unnest(sorted) value $$;

create aggregate median (numeric) (sfunc = array_append, stype = numeric[], finalfunc = median_final, initcond = '{}', parallel = safe);

create procedure place_order(customer bigint, product_ids int[], inout new_order bigint default null)
    language plpgsql
    as $$
declare
    missing int[];
begin
    select array_agg(id) into missing from unnest(product_ids) id where not exists (select from products p where p.product_id = id);
    if missing is not null then
        raise exception 'no such products: %', missing using errcode = 'foreign_key_violation';
    end if;
    insert into orders (customer_id, details) values (customer, '{"channel": "web"}') returning order_id into new_order;
    insert into order_items (order_id, line_no, product_id, quantity, price)
    select new_order, row_number() over (), p.product_id, 1, p.price
    from unnest(product_ids) id
    join products p on p.product_id = id;
    raise notice 'order % placed', new_order;
end
$$;

create trigger products_touch before update of name, price, tags, metadata, discontinued on products for each row execute function touch_updated_at();
create trigger customers_touch before update on customers for each row execute function touch_updated_at();
create trigger products_audit after insert or delete or update of price on products for each row execute function audit_change();
create trigger orders_audit after update of status or delete on orders for each row execute function audit_change();

create view daily_sales as
    select (o.placed_at at time zone 'UTC')::date as day, count(distinct o.order_id) as orders, sum(i.quantity * i.price) as total
    from orders o
    join order_items i using (order_id)
    where o.status not in ('cancelled', 'returned')
    group by 1;

create view best_customers as
    select c.customer_id, c.name, count(distinct o.order_id) as orders, sum(i.quantity * i.price) as total, max(o.placed_at) as last_order
    from customers c
    join orders o using (customer_id)
    join order_items i using (order_id)
    group by c.customer_id, c.name;

create view open_orders as
    select order_id, customer_id, placed_at, status, details
    from orders
    where status in ('new', 'paid', 'packed')
    with local check option;

create view product_catalog with (security_barrier) as
    select p.product_id, p.sku, p.name, c.name as category, parent.name as department, p.price, p.tags,
           coalesce((select sum(s.quantity) from stock s where s.product_id = p.product_id), 0) as in_stock,
           (select round(avg(r.stars), 1) from reviews r where r.product_id = p.product_id) as stars
    from products p
    join categories c using (category_id)
    left join categories parent on parent.category_id = c.parent_id
    where not p.discontinued;

create rule product_catalog_delete as on delete to product_catalog do instead
    update products set discontinued = true where product_id = old.product_id;

create materialized view reporting.monthly_sales as
    select date_trunc('month', o.placed_at at time zone 'UTC')::date as month, c.name as category,
           count(distinct o.order_id) as orders, sum(i.quantity) as pieces, sum(i.quantity * i.price) as total
    from orders o
    join order_items i using (order_id)
    join products p using (product_id)
    join categories c using (category_id)
    where o.status not in ('cancelled', 'returned')
    group by 1, 2;
create unique index monthly_sales_key on reporting.monthly_sales (month, category);

create view reporting.sales_against_target as
    select t.month, t.amount as target, sum(s.total) as total, round(100 * sum(s.total) / t.amount, 1) as percent
    from reporting.targets t
    left join reporting.monthly_sales s using (month)
    group by t.month, t.amount;

create function reporting.refresh() returns void
    language sql security definer set search_path = reporting, pg_temp
    as $$ refresh materialized view concurrently reporting.monthly_sales $$;

do $$
begin
    if exists (select from pg_extension where extname = 'file_fdw') then
        execute 'create server this_cluster foreign data wrapper file_fdw';
        execute $sql$create foreign table reporting.cluster_version (major text) server this_cluster options (filename 'PG_VERSION')$sql$;
    end if;
end
$$;
