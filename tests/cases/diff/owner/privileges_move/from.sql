CREATE TABLE public.t (id integer, name text, secret text);
GRANT SELECT ON public.t TO pg_monitor;
GRANT INSERT ON public.t TO pg_read_all_data;
