CREATE TABLE public.t (id integer, name text, secret text);
GRANT SELECT, UPDATE ON public.t TO pg_monitor;
