-- Modify "t" table
ALTER TABLE public.t DROP COLUMN c;
-- Modify "t" table
ALTER TABLE public.t OF public.pair;
