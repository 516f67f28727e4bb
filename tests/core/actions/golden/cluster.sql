-- index "Sch""ema'; drop table x; --"."pub""lished_pkey"
cluster "Sch""ema'; drop table x; --"."pub""lished" using "pub""lished_pkey";

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey" (verbose on)
cluster verbose "Sch""ema'; drop table x; --"."pub""lished" using "pub""lished_pkey";

-- index objects.published_pkey
cluster objects.published using published_pkey;

-- index "Sch""ema'; drop table x; --"."pub""lished_pkey", objects.published_pkey
begin;
cluster "Sch""ema'; drop table x; --"."pub""lished" using "pub""lished_pkey";
cluster objects.published using published_pkey;
commit;

-- materialized_view relations.mat
cluster relations.mat using mat_unique;

-- materialized_view relations.mat (index mat_expression)
cluster relations.mat using mat_expression;

-- materialized_view relations.mat (verbose on)
cluster verbose relations.mat using mat_unique;

-- materialized_view relations.mat_empty
-- = choose the index

-- materialized_view relations.mat, relations.mat_empty
cluster relations.mat;

-- partition relations.by_enum_happy_true
-- = choose the index

-- partition relations.by_enum_happy_true (verbose on)
-- = choose the index

-- partition relations.by_list_ab
-- = choose the index

-- partition relations.by_enum_happy_true, relations.by_list_ab
-- = none was ever clustered

-- table "Sch""ema'; drop table x; --"."pub""lished"
-- = choose the index

-- table "Sch""ema'; drop table x; --"."pub""lished" (index pub"lished_pkey)
cluster "Sch""ema'; drop table x; --"."pub""lished" using "pub""lished_pkey";

-- table "Sch""ema'; drop table x; --"."pub""lished" (verbose on)
-- = choose the index

-- table objects.published
-- = choose the index

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
-- = none was ever clustered

