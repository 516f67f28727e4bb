comment on schema sales is null;
