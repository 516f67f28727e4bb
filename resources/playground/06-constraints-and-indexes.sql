-- After the rows: building an index once is several times faster than growing it.

alter table categories add constraint categories_parent_fk foreign key (parent_id) references categories;

alter table customers add primary key (customer_id);
create unique index customers_email_idx on customers (lower(email));
create index customers_country_idx on customers ((address ->> 'country'));

alter table products add primary key (product_id);
alter table products add constraint products_sku_key unique (sku);
alter table products add foreign key (category_id) references categories;
alter table products add foreign key (supplier_id) references suppliers on delete set null;
create index products_tags_idx on products using gin (tags);
create index products_metadata_idx on products using gin (metadata);
create index products_search_idx on products using gin (search);
create index products_on_sale_idx on products (category_id, price) include (name) where not discontinued;

alter table orders add primary key (order_id);
alter table orders add foreign key (customer_id) references customers;
create index orders_customer_id_idx on orders (customer_id, placed_at desc);
create index orders_placed_at_idx on orders using brin (placed_at) with (pages_per_range = 32);
create index orders_details_idx on orders using gin (details jsonb_path_ops);

alter table order_items add primary key (order_id, line_no);
alter table order_items add foreign key (order_id) references orders on delete cascade;
alter table order_items add foreign key (product_id) references products;
create index order_items_product_id_idx on order_items (product_id);

alter table returns add foreign key (order_id) references orders on delete restrict;
create index returns_order_id_idx on returns (order_id);
create index returns_open_idx on returns (requested) where resolved_at is null;

alter table reviews add primary key (product_id, customer_id);
alter table reviews add foreign key (product_id) references products on delete cascade;
alter table reviews add foreign key (customer_id) references customers on delete cascade deferrable initially deferred;

alter table stock add foreign key (product_id) references products;
create index stock_counted_at_idx on stock using brin (counted_at);

create index events_customer_id_idx on events (customer_id, happened_at);
create index events_client_idx on events using hash (client);

do $$
begin
    if exists (select from pg_extension where extname = 'pg_trgm') then
        execute 'create index customers_name_idx on customers using gin (name extensions.gin_trgm_ops)';
    end if;
end
$$;

-- of expressions, which servers have from 14 on
do $$
begin
    if current_setting('server_version_num')::int >= 140000 then
        create statistics customers_place (dependencies, ndistinct)
            on (address ->> 'city'), (address ->> 'country') from customers;
    end if;
end
$$;

-- explicit numbers were inserted: let the sequences go on behind them
select setval(pg_get_serial_sequence('categories', 'category_id'), (select max(category_id) from categories)),
       setval(pg_get_serial_sequence('suppliers', 'supplier_id'), (select max(supplier_id) from suppliers)),
       setval(pg_get_serial_sequence('customers', 'customer_id'), (select max(customer_id) from customers)),
       setval(pg_get_serial_sequence('products', 'product_id'), (select max(product_id) from products)),
       setval(pg_get_serial_sequence('orders', 'order_id'), (select max(order_id) from orders));
