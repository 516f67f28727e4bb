create or replace function f(a int) returns int language sql begin atomic
  select case when a > 1 then (select 2) else case a when 1 then 3 end end;
  insert into t values (1);
end;
create procedure p() language plpgsql as $body$ begin perform $$;$$; end $body$;
create rule r as on insert to t do also (insert into u values (1); delete from v where 1 = 1);
do $x$ begin raise notice '%', 1; end $x$;
begin; select case when true then 1 end; end;
