-- sequence public.public_id_seq
select pg_catalog.setval(cast('public.public_id_seq' as pg_catalog.regclass), 1, false);

-- sequence public.public_id_seq (called on)
select pg_catalog.setval(cast('public.public_id_seq' as pg_catalog.regclass), 1, true);

-- sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
select pg_catalog.setval(cast('public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"' as pg_catalog.regclass), 1, false);

