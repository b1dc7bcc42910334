-- Drop "p" table
DROP TABLE public.p;
-- Create "p" table
CREATE TABLE public.p (
  id integer NOT NULL,
  CONSTRAINT p_pkey PRIMARY KEY (id)
) PARTITION BY RANGE (id);
-- Create "p1" table
CREATE TABLE public.p1 PARTITION OF public.p FOR VALUES FROM (1) TO (100);
