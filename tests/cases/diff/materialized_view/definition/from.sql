CREATE TABLE public.t (id integer);
CREATE MATERIALIZED VIEW public.m AS SELECT id FROM public.t;
CREATE UNIQUE INDEX m_id ON public.m (id);
CREATE VIEW public.v AS SELECT id FROM public.m;
COMMENT ON MATERIALIZED VIEW public.m IS 'm';
COMMENT ON INDEX public.m_id IS 'i';
