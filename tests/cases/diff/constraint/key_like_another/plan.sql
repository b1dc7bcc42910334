-- Create "t" table
CREATE TABLE public.t (
  a integer NOT NULL,
  b integer,
  CONSTRAINT t_pkey PRIMARY KEY (a),
  CONSTRAINT t_b_key UNIQUE (b)
);
-- Modify "t" table
ALTER TABLE public.t
  ADD CONSTRAINT t_a_key UNIQUE (a),
  ADD CONSTRAINT t_b_key2 UNIQUE (b);
