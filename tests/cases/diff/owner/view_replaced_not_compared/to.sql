CREATE TABLE public.t (id integer, name text);
CREATE VIEW public.v AS SELECT id FROM public.t;
ALTER VIEW public.v OWNER TO pg_monitor;
GRANT SELECT ON public.v TO pg_read_all_data;
