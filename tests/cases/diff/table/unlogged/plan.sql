-- Modify "a" table
ALTER TABLE public.a SET UNLOGGED;
-- Modify "b" table
ALTER TABLE public.b SET LOGGED;
