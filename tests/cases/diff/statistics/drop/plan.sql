-- Drop statistics "s"
DROP STATISTICS public.s;
