alter database shop refresh collation version;
