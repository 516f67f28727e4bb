-- materialized_view relations.mat
refresh materialized view concurrently relations.mat;

-- materialized_view relations.mat (concurrently off)
refresh materialized view relations.mat;

-- materialized_view relations.mat (data none)
refresh materialized view concurrently relations.mat;

-- materialized_view relations.mat_empty
refresh materialized view relations.mat_empty;

-- materialized_view relations.mat, relations.mat_empty
begin;
refresh materialized view relations.mat;
refresh materialized view relations.mat_empty;
commit;

