-- Modify statistics "s"
ALTER STATISTICS public.s SET STATISTICS -1;
