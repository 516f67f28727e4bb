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
{13 14} -- = Sequences can be unlogged from version 15 on.
{13 14} -- = not on this server
{15 16 17 18} alter sequence public.public_id_seq set unlogged;

-- sequence public.public_id_seq (logged logged)
{13 14} -- = Sequences can be unlogged from version 15 on.
{13 14} -- = not on this server
{15 16 17 18} -- = it is so already

-- sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
{13 14} -- = Sequences can be unlogged from version 15 on.
{13 14} -- = not on this server
{15 16 17 18} alter sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq" set unlogged;

-- sequence public.public_id_seq, public."sixty-three bytes of a table _sixty-three bytes of a name t_seq"
{13 14} -- = Sequences can be unlogged from version 15 on.
{13 14} -- = not on this server
{15 16 17 18} begin;
{15 16 17 18} alter sequence public.public_id_seq set unlogged;
{15 16 17 18} alter sequence public."sixty-three bytes of a table _sixty-three bytes of a name t_seq" set unlogged;
{15 16 17 18} commit;

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

