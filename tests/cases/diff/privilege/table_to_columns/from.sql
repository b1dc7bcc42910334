CREATE TABLE public.t (id integer, name text, secret text);
GRANT SELECT ON public.t TO pg_monitor;
GRANT SELECT (id) ON public.t TO pg_monitor;
