-- Modify "t" table
ALTER TABLE public.t DROP COLUMN a;
-- Drop base type "b"
DROP TYPE public.b CASCADE;
