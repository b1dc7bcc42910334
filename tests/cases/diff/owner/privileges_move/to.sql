CREATE TABLE public.t (id integer, name text, secret text);
ALTER TABLE public.t OWNER TO pg_monitor;
GRANT SELECT ON public.t TO PUBLIC;
