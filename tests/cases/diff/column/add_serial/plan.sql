-- Modify "t" table
ALTER TABLE public.t
  ADD COLUMN id serial NOT NULL,
  ADD CONSTRAINT t_pkey PRIMARY KEY (id);
