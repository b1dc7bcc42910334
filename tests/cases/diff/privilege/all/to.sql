CREATE TABLE public.t (id integer, name text, secret text);
GRANT ALL ON public.t TO pg_monitor;
