-- Modify base type "b"
ALTER TYPE public.b SET (STORAGE = extended);
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN a SET STORAGE extended;
