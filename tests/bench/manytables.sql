-- A database with very many tables, to measure the browser on. By hand:
--   psql -f tests/bench/manytables.sql -c 'call make_many_tables(100000)' DATABASE
-- Schema big gets the given number of tables (5 columns, a primary key), s1 to s5 400 each; s1 also 400 views and 2,000 functions
-- with sources and comments. A transaction of 500 tables at a time: their locks are held until it ends. The server wants
-- autovacuum = off and fsync = off meanwhile. 20,000 take some 30 s.
create or replace procedure make_many_tables(tables int)
language plpgsql as $body$
declare
    words constant text[] := '{customer,order,item,invoice,payment,stock,price,log,event,account,address,region,report,daily,archive,session,batch,metric,note,user}';
    place text;
    amount int;
    name text;
begin
    foreach place in array '{big,s1,s2,s3,s4,s5}'::text[] loop
        execute format('create schema %I', place);
        amount := case place when 'big' then tables else 400 end;
        for n in 1 .. amount loop
            name := words[1 + n % 20] || '_' || words[1 + (n / 20) % 20] || '_' || n;
            execute format(
                'create table %I.%I (id bigint primary key, %I int, name text, %I numeric(12,2), placed_at timestamptz)',
                place, name, words[1 + n % 7] || '_id', 'total_' || words[1 + n % 13]
            );
            if n % 10 = 0 then
                execute format('comment on table %I.%I is %L', place, name, 'Holds the ' || words[1 + n % 20] || ' of branch ' || n);
            end if;
            if n % 500 = 0 then
                commit;
            end if;
        end loop;
        commit;
    end loop;
    for n in 1 .. 400 loop
        name := words[1 + n % 20] || '_' || words[1 + (n / 20) % 20] || '_' || n;
        execute format('create view s1.%I as select t.id, t.name, upper(t.name) as loud, o.placed_at from s1.%I t join s2.%I o using (id) where t.id > %s',
            'v_' || name, name, name, n);
    end loop;
    commit;
    for n in 1 .. 2000 loop
        execute format($f$
            create function s1.%I(amount numeric, name text) returns numeric language plpgsql as %L $f$,
            words[1 + n % 20] || '_of_' || n, format($s$
declare
    total numeric := 0;
begin
    -- the %s of branch %s, rounded as the office wants it
    select sum(amount) into total
    from s1.%I
    where name = $2 and amount > %s;
    if total is null then
        raise notice 'nothing found for %s';
        return 0;
    end if;
    return round(total * 1.%s, 2);
end
$s$, words[1 + n % 20], n, words[1 + n % 20], n, n, n));
        if n % 500 = 0 then
            commit;
        end if;
    end loop;
end
$body$;
