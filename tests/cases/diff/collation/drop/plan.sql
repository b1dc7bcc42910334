-- Drop collation "c"
DROP COLLATION public.c;
