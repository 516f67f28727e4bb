alter schema sales rename to "Sales 2";
