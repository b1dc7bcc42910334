-- Modify "b" table
ALTER TABLE public.b
  DROP CONSTRAINT f,
  ADD CONSTRAINT f FOREIGN KEY (id, x) REFERENCES public.a (id, x) ON DELETE SET NULL (x);
