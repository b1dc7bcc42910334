-- Create "t" table
CREATE TABLE public.t (
  id integer
);
-- Create "m" materialized view
CREATE MATERIALIZED VIEW public.m WITH (fillfactor = 70) AS
 SELECT t.id
   FROM public.t;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT m.id
   FROM public.m;
-- Create index "m_id" to table: "m"
CREATE UNIQUE INDEX m_id ON public.m (id);
