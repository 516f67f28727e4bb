-- every kind of quote
select 'it''s', E'\'x\\', U&'\0041' uescape '!', N'n', B'01', X'1F', "a""b", U&"d\0061t", $$a;'$$, $q$ $$ $q$;
select 'a'
  'b' -- goes on
  'c', E'a'
  'b\'c';
/* a /* nested; */ ' comment */ select 1 /* tail */ ; -- behind
