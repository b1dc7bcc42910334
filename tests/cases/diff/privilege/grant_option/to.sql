CREATE TABLE public.t (id integer, name text, secret text);
GRANT SELECT ON public.t TO pg_monitor WITH GRANT OPTION;
GRANT INSERT ON public.t TO pg_monitor;
