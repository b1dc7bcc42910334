-- Modify "p" table
ALTER TABLE public.p
  ALTER COLUMN id SET NOT NULL,
  ADD CONSTRAINT p_pkey PRIMARY KEY (id),
  ADD CONSTRAINT p_r_check CHECK (r > 0),
  ADD CONSTRAINT p_r_fkey FOREIGN KEY (r) REFERENCES public.r (id);
