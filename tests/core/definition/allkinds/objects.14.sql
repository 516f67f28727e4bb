-- What PostgreSQL 14 brought: multiranges, subscripts, SQL bodies, OUT in procedures, options of subscriptions.
create type objects.multi_range as range (subtype = date, multirange_type_name = objects."many ""dates");
create type objects.subscripted;
create function objects.subscripted_in(cstring) returns objects.subscripted as 'point_in' language internal strict immutable;
create function objects.subscripted_out(objects.subscripted) returns cstring as 'point_out' language internal strict immutable;
create function objects.subscript(internal) returns internal as 'raw_array_subscript_handler' language internal strict immutable;
create type objects.subscripted (
    input = objects.subscripted_in, output = objects.subscripted_out, internallength = 16, alignment = double, element = float8,
    subscript = objects.subscript
);
create function objects.one_expression(a integer, b integer default 2) returns integer language sql immutable return a + b;
create function objects.atomic(a integer) returns integer language sql begin atomic
    select a;
    select objects.one_expression(a, b := 3) as "x y";
end;
create function objects.atomic_table() returns table (r integer, s text) language sql begin atomic
    select p.id, p."a b" from objects.published p;
end;
create procedure objects.atomic_procedure(a integer, out b text) language sql begin atomic
    insert into objects.published (id, "a b") values (a, 'it''s');
    select 'x'::text;
end;
create procedure objects.out_only(out "a""b" integer) language plpgsql as 'begin end';
create function objects.one_multirange(objects."many ""dates", anymultirange, anyrange) returns anymultirange language sql as 'select $2';
create subscription objects_14 connection 'dbname=nowhere' publication p with (connect = false, slot_name = none, binary = true, streaming = on);
-- these differ by OUT alone: the types of their IN parameters do not tell which is meant
create procedure objects.ambiguous(out a integer, in "b c" integer, in c integer) language plpgsql as 'begin end';
create procedure objects.ambiguous(in a integer, in b integer, in c integer) language plpgsql as 'begin end';
comment on procedure objects.ambiguous(in integer, in integer, in integer) is 'the one without OUT';
grant execute on procedure objects.ambiguous(out integer, in integer, in integer) to objects_reader;
alter procedure objects.ambiguous(out integer, in integer, in integer) owner to objects_reader;
