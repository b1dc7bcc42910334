CREATE TABLE public.t (id integer, name text, secret text);
GRANT SELECT (id, name) ON public.t TO pg_monitor;
