CREATE TABLE public.t (id integer);
CREATE MATERIALIZED VIEW public.m WITH (autovacuum_enabled = false) AS SELECT id FROM public.t;
