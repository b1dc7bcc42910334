-- Drop statistics "s"
DROP STATISTICS public.s;
-- Modify "t" table
ALTER TABLE public.t DROP COLUMN b;
