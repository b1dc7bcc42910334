-- Modify "a" table
ALTER TABLE public.a INHERIT public.base;
-- Modify "b" table
ALTER TABLE public.b NO INHERIT public.base;
