-- Modify "a" table
ALTER TABLE public.a OF public.item;
-- Modify "b" table
ALTER TABLE public.b NOT OF;
-- Create "c" table
CREATE TABLE public.c OF public.item (
  id WITH OPTIONS NOT NULL,
  name WITH OPTIONS DEFAULT 'x'::text,
  CONSTRAINT c_pkey PRIMARY KEY (id)
);
