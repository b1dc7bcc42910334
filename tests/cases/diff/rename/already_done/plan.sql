-- Modify "b" table
ALTER TABLE public.b ADD COLUMN z integer;
