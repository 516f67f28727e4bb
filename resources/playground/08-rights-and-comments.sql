-- Who may do what, and what it is for.

do $$
declare
    relation record;
begin
    execute format('grant connect, temporary on database %I to app_readonly, app_readwrite, app_auditor', current_database());
    for relation in
        select c.oid::regclass as name, c.relkind
        from pg_class c
        where c.relnamespace in ('public'::regnamespace, 'reporting'::regnamespace) and c.relkind in ('r', 'p', 'v', 'm')
          and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
    loop
        execute format('alter %s %s owner to app_owner',
                       case relation.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end, relation.name);
    end loop;
end
$$;

grant usage on schema public, reporting to app_owner, app_readonly, app_readwrite, reporting, app_auditor;
grant create on schema public, reporting to app_owner;
grant usage on schema extensions to public;
grant select on all tables in schema public to app_readonly, app_auditor;
revoke select on audit_log from app_readonly;
grant select, insert, update, delete on customers, orders, order_items, returns, reviews, stock to app_readwrite;
grant select on categories, suppliers, products, coupons, daily_sales, best_customers, open_orders, product_catalog to app_readwrite;
grant update (price, tags, metadata) on products to app_readwrite;
grant insert on events to app_readwrite;
grant usage on all sequences in schema public to app_readwrite;
grant select on all tables in schema reporting to reporting;
grant reporting to app_readonly, app_auditor;
grant reporting to app_readwrite with admin option;
revoke execute on function reporting.refresh() from public;
grant execute on function reporting.refresh() to reporting;
alter default privileges for role app_owner in schema public grant select on tables to app_readonly;

alter table returns enable row level security;
create policy returns_open on returns for select to app_readonly using (resolved_at is null);
create policy returns_all on returns to app_readwrite using (true) with check (refund is null or refund < 500);

comment on schema reporting is 'Figures for the people who do not write SQL';
comment on schema extensions is 'What contrib brings, out of the way';
comment on role app_owner is 'Owns the shop’s tables; nobody logs in as it';
comment on role app_readonly is 'Reads the shop, and of the returns only the open ones';
comment on role app_readwrite is 'The shop’s program';
comment on role app_auditor is 'Reads everything, past row security';
comment on role reporting is 'Group: may read the schema reporting';
comment on type order_status is 'The way of an order, in this order';
comment on type address is 'A postal address (suppliers; customers have theirs as jsonb)';
comment on domain email_address is 'Looks like an address; whether it exists only a message can tell';

comment on table categories is 'Departments and their categories: two levels';
comment on column categories.parent_id is 'null: a department';
comment on table suppliers is 'Whom we buy from';
comment on column suppliers.rating is '0 to 5, by purchasing';
comment on table customers is 'Everybody who ever ordered';
comment on column customers.name is 'As the customer writes it, in any script, given and family name in any order';
comment on column customers.language is 'BCP 47, for messages to the customer';
comment on column customers.address is '{street, city, postcode, country}';
comment on table products is 'What we sell and once sold';
comment on column products.price is 'In euro, with tax';
comment on column products.metadata is 'colours, weight_kg, size_mm [length, width, height], warranty, ean';
comment on column products.search is 'Words of the name, see product_search()';
comment on table orders is 'One row per order; what was bought is in order_items';
comment on column orders.details is 'channel, tags, shipping {carrier, weight_kg, insured}, note';
comment on table order_items is 'What was bought, at the price of that day';
comment on column order_items.price is 'Per piece, when it was ordered; products.price may have changed since';
comment on table returns is 'What came back. Row security: see its policies';
comment on column returns.resolved_at is 'null: still open';
comment on table reviews is 'At most one per customer and product';
comment on table stock is 'Pieces per warehouse, at the last count';
comment on table coupons is 'Only one at a time is valid: an exclusion constraint sees to it';
comment on table audit_log is 'Written by triggers, read by app_auditor';
comment on table events is 'What visitors do, one partition per month';
comment on table events_default is 'Events of months without a partition';
comment on table reporting.targets is 'Planned turnover per month';
comment on table reporting."Region & Quarter" is 'Kept as it came out of a spreadsheet, names and all';
comment on view daily_sales is 'Orders and turnover per day (UTC), without what was cancelled or returned';
comment on view best_customers is 'Everybody’s orders and turnover; sort it by total';
comment on view open_orders is 'What still has to leave the house';
comment on view product_catalog is 'What can be bought now. Deleting a row discontinues the product';
comment on materialized view reporting.monthly_sales is 'Turnover per month and category; reporting.refresh() brings it up to date';
comment on view reporting.sales_against_target is 'Turnover per month and how much of the target that is';
comment on function discount(numeric, numeric) is 'price less percent, rounded to cents';
comment on function order_total(bigint) is 'Sum of an order’s lines; 0 if there are none';
comment on function customer_orders(bigint, int) is 'The newest orders of a customer';
comment on function product_search(text) is 'Products whose name has all the words';
comment on aggregate median(numeric) is 'The value in the middle';
comment on procedure place_order(bigint, int[], bigint) is 'One piece of each product: call place_order(1, array[1, 2])';
comment on index orders_details_idx is 'For details @> ''…''';
comment on policy returns_open on returns is 'Readers see what is still open';
comment on trigger products_audit on products is 'Prices are looked at by the auditors';
comment on constraint coupons_valid_excl on coupons is 'One coupon at a time';
comment on sequence audit_number is 'In steps of ten';
do $$
begin
    execute format('comment on database %I is %L', current_database(), 'The playground’s shop: try anything, it can be made again');
end
$$;
