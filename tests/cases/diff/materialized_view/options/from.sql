CREATE TABLE public.t (id integer);
CREATE MATERIALIZED VIEW public.m WITH (fillfactor = 70) AS SELECT id FROM public.t;
