-- Modify "p" table
ALTER TABLE public.p
  ALTER COLUMN a DROP NOT NULL,
  ALTER COLUMN b DROP NOT NULL;
-- Modify "p1" table
ALTER TABLE public.p1 ALTER COLUMN b SET NOT NULL;
-- Modify "parent" table
ALTER TABLE ONLY public.parent ALTER COLUMN a DROP NOT NULL;
