-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
-- Drop sequence "s"
DROP SEQUENCE public.s;
