begin;
alter schema sales rename to "user";
alter schema "user" owner to bob;
commit;
