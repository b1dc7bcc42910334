-- Modify "t" table
ALTER TABLE public.t
  ADD COLUMN name text,
  ADD COLUMN count integer DEFAULT 0 NOT NULL,
  ADD COLUMN double integer GENERATED ALWAYS AS (id * 2) STORED,
  ADD COLUMN code character varying(10) COLLATE "C",
  ADD COLUMN ref integer,
  ADD COLUMN u integer,
  ADD CONSTRAINT t_ref_fkey FOREIGN KEY (ref) REFERENCES public.t (id),
  ADD CONSTRAINT t_u_key UNIQUE (u);
