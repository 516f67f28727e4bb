-- Which of the catalogues and views :names the role has no rights on at all, or the server does not have. Needs no rights itself. Columns: name, missing.
select cast(w.name as text) as name, cast(to_regclass(w.name) is null as bool) as missing
from unnest(cast(:names as text[])) as w(name)
where to_regclass(w.name) is null or not has_any_column_privilege(to_regclass(w.name), 'select')
