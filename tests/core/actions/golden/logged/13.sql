-- partition relations.by_enum_happy_true
alter table relations.by_enum_happy_true set unlogged;

-- partition relations.by_enum_happy_true (logged logged)
-- = it is so already

-- partition relations.by_list_ab
alter table relations.by_list_ab set unlogged;

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
alter table relations.by_enum_happy_true set unlogged;
alter table relations.by_list_ab set unlogged;
commit;

-- sequence public.public_id_seq
-- = Sequences can be unlogged from version 15 on.
-- = not on this server

-- sequence public.public_id_seq (logged logged)
-- = Sequences can be unlogged from version 15 on.
-- = not on this server

-- sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
-- = Sequences can be unlogged from version 15 on.
-- = not on this server

-- sequence public.public_id_seq, public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
-- = Sequences can be unlogged from version 15 on.
-- = not on this server

-- table public.public
alter table public.public set unlogged;

-- table public.public (logged logged)
-- = it is so already

-- table public."sixty-three bytes of a table that is as long as a name can be 6"
alter table public."sixty-three bytes of a table that is as long as a name can be 6" set unlogged;

-- table public.public, public."sixty-three bytes of a table that is as long as a name can be 6"
begin;
alter table public.public set unlogged;
alter table public."sixty-three bytes of a table that is as long as a name can be 6" set unlogged;
commit;

