CREATE TABLE public.t (id integer);
CREATE MATERIALIZED VIEW public.m WITH (fillfactor = 70) AS SELECT id FROM public.t;
CREATE UNIQUE INDEX m_id ON public.m (id);
CREATE VIEW public.v AS SELECT id FROM public.m;
