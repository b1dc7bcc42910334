-- Modify "a" table
ALTER TABLE public.a ALTER COLUMN x DROP NOT NULL;
-- Modify "b" table
ALTER TABLE public.b DROP CONSTRAINT b_id_fkey;
-- Modify "a" table
ALTER TABLE public.a
  DROP CONSTRAINT a_key,
  ADD CONSTRAINT a_key PRIMARY KEY (id) INCLUDE (x);
-- Modify "b" table
ALTER TABLE public.b ADD CONSTRAINT b_id_fkey FOREIGN KEY (id) REFERENCES public.a (id);
