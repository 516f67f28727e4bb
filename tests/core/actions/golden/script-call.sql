-- function f"unc'; drop table x; --(integer)
select "Sch""ema'; drop table x; --"."f""unc'; drop table x; --"("ar""g'; --" => cast($1 as integer));

-- function gin_extract_query_trgm(text, internal, smallint, internal, internal, internal, internal)
select "Sch""ema'; drop table x; --".gin_extract_query_trgm(
    cast($1 as text),
    cast($2 as internal),
    cast($3 as smallint),
    cast($4 as internal),
    cast($5 as internal),
    cast($6 as internal),
    cast($7 as internal)
);

-- procedure proc()
call objects.proc();

{13} -- procedure proc(a integer, INOUT "b""" text)
{14 15 16 17 18} -- procedure proc(IN a integer, INOUT "b""" text)
call objects.proc(a => cast($1 as integer), "b""" => cast($2 as text));

