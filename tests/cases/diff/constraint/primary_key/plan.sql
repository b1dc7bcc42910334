-- Modify "a" table
ALTER TABLE public.a
  ALTER COLUMN id SET NOT NULL,
  ALTER COLUMN other SET NOT NULL,
  ADD CONSTRAINT a_pkey PRIMARY KEY (id, other);
-- Modify "b" table
ALTER TABLE public.b
  ALTER COLUMN other SET NOT NULL,
  DROP CONSTRAINT b_pkey,
  ALTER COLUMN id DROP NOT NULL,
  ADD CONSTRAINT b_pkey PRIMARY KEY (other);
-- Modify "c" table
ALTER TABLE public.c
  DROP CONSTRAINT c_pkey,
  ALTER COLUMN id DROP NOT NULL;
