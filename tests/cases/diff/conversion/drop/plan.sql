-- Drop conversion "c"
DROP CONVERSION public.c;
