CREATE TABLE public.t (id integer);
CREATE MATERIALIZED VIEW public.m AS SELECT id FROM public.t;
CREATE INDEX m_id ON public.m (id);
