-- Create "t" table
CREATE TABLE public.t (
  id integer NOT NULL,
  name text,
  CONSTRAINT t_pkey PRIMARY KEY (id)
);
-- Create "grouped" view
CREATE VIEW public.grouped AS
 SELECT t.id,
    t.name
   FROM public.t
  GROUP BY t.id;
-- Create "z" view
CREATE VIEW public.z AS
 SELECT t.id,
    t.name
   FROM public.t;
-- Create "a" view
CREATE VIEW public.a AS
 SELECT count(*) AS n
   FROM public.z;
