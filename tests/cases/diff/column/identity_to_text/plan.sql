-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id DROP IDENTITY;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id TYPE text;
