-- Create collation "c2"
CREATE COLLATION public.c2 (provider = libc, locale = 'C');
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN a TYPE text COLLATE public.c2;
-- Drop collation "c"
DROP COLLATION public.c;
