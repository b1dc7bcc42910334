-- Drop index "i" from table: "t"
DROP INDEX public.i;
