-- event_trigger "Ev""ent'; drop table x; --"
alter event trigger "Ev""ent'; drop table x; --" disable;

-- event_trigger "Ev""ent'; drop table x; --" (state enable)
alter event trigger "Ev""ent'; drop table x; --" enable;

-- event_trigger "Ev""ent'; drop table x; --" (state enable replica)
alter event trigger "Ev""ent'; drop table x; --" enable replica;

-- event_trigger "Ev""ent'; drop table x; --" (state enable always)
alter event trigger "Ev""ent'; drop table x; --" enable always;

-- event_trigger objects_always
alter event trigger objects_always disable;

-- event_trigger "Ev""ent'; drop table x; --", objects_always
begin;
alter event trigger "Ev""ent'; drop table x; --" disable;
alter event trigger objects_always disable;
commit;

-- foreign_table relations.foreign_part
alter foreign table relations.foreign_part disable trigger user;

-- foreign_table relations.foreign_part (state enable)
alter foreign table relations.foreign_part enable trigger user;

-- foreign_table relations.foreign_part (which all)
alter foreign table relations.foreign_part disable trigger all;

-- foreign_table relations.foreign_child
alter foreign table relations.foreign_child disable trigger user;

-- foreign_table relations.foreign_part, relations.foreign_child
begin;
alter foreign table relations.foreign_part disable trigger user;
alter foreign table relations.foreign_child disable trigger user;
commit;

-- partition relations.by_enum_happy_true
alter table relations.by_enum_happy_true disable trigger user;

-- partition relations.by_enum_happy_true (state enable)
alter table relations.by_enum_happy_true enable trigger user;

-- partition relations.by_enum_happy_true (which all)
alter table relations.by_enum_happy_true disable trigger all;

-- partition relations.by_list_ab
alter table relations.by_list_ab disable trigger user;

-- partition relations.by_enum_happy_true, relations.by_list_ab
begin;
alter table relations.by_enum_happy_true disable trigger user;
alter table relations.by_list_ab disable trigger user;
commit;

-- partitioned_table objects.published_parts
alter table objects.published_parts disable trigger user;

-- partitioned_table objects.published_parts (state enable)
alter table objects.published_parts enable trigger user;

-- partitioned_table objects.published_parts (which all)
alter table objects.published_parts disable trigger all;

-- partitioned_table relations.by_enum_happy
alter table relations.by_enum_happy disable trigger user;

-- partitioned_table objects.published_parts, relations.by_enum_happy
begin;
alter table objects.published_parts disable trigger user;
alter table relations.by_enum_happy disable trigger user;
commit;

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" disable rule "rule ""q"" ; drop table x; --";

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (state enable)
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" enable rule "rule ""q"" ; drop table x; --";

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (state enable replica)
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" enable replica rule "rule ""q"" ; drop table x; --";

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (state enable always)
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" enable always rule "rule ""q"" ; drop table x; --";

-- rule always_rule on relations.ruled
alter table relations.ruled disable rule always_rule;

-- rule "rule ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", always_rule on relations.ruled
begin;
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" disable rule "rule ""q"" ; drop table x; --";
alter table relations.ruled disable rule always_rule;
commit;

-- subscription "Sub""scription'; drop table x; --"
alter subscription "Sub""scription'; drop table x; --" disable;

-- subscription "Sub""scription'; drop table x; --" (state enable)
alter subscription "Sub""scription'; drop table x; --" enable;

-- subscription objects_plain
alter subscription objects_plain disable;

-- subscription "Sub""scription'; drop table x; --", objects_plain
begin;
alter subscription "Sub""scription'; drop table x; --" disable;
alter subscription objects_plain disable;
commit;

-- table "Sch""ema'; drop table x; --"."pub""lished"
alter table "Sch""ema'; drop table x; --"."pub""lished" disable trigger user;

-- table "Sch""ema'; drop table x; --"."pub""lished" (state enable)
alter table "Sch""ema'; drop table x; --"."pub""lished" enable trigger user;

-- table "Sch""ema'; drop table x; --"."pub""lished" (which all)
alter table "Sch""ema'; drop table x; --"."pub""lished" disable trigger all;

-- table objects.published
alter table objects.published disable trigger user;

-- table "Sch""ema'; drop table x; --"."pub""lished", objects.published
begin;
alter table "Sch""ema'; drop table x; --"."pub""lished" disable trigger user;
alter table objects.published disable trigger user;
commit;

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --"
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" enable trigger "trigger ""q"" ; drop table x; --";

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (state disable)
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" disable trigger "trigger ""q"" ; drop table x; --";

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (state enable replica)
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" enable replica trigger "trigger ""q"" ; drop table x; --";

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" (state enable always)
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" enable always trigger "trigger ""q"" ; drop table x; --";

-- trigger parted_off on relations.by_list
alter table relations.by_list enable trigger parted_off;

-- trigger "trigger ""q"" ; drop table x; --" on "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --", parted_off on relations.by_list
begin;
alter table "rel ""q"" ; drop table x; --"."table ""q"" ; drop table x; --" enable trigger "trigger ""q"" ; drop table x; --";
alter table relations.by_list enable trigger parted_off;
commit;

