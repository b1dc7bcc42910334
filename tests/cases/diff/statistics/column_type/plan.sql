-- Drop statistics "s"
DROP STATISTICS public.s;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN a TYPE bigint;
-- Create statistics "s"
CREATE STATISTICS public.s ON a, b FROM public.t;
-- Modify statistics "s"
ALTER STATISTICS public.s SET STATISTICS 5;
