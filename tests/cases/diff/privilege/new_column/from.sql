CREATE TABLE public.t (id integer);
GRANT SELECT (id) ON public.t TO pg_monitor;
