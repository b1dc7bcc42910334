-- Create "p" table
CREATE TABLE public.p (
  id integer NOT NULL,
  at date NOT NULL,
  CONSTRAINT p_pkey PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
-- Create "p1" table
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
-- Create "p2" table
CREATE TABLE public.p2 PARTITION OF public.p DEFAULT;
-- Create index "p_at" to table: "p"
CREATE INDEX p_at ON public.p (at);
-- Create index "p1_id" to table: "p1"
CREATE INDEX p1_id ON public.p1 (id);
