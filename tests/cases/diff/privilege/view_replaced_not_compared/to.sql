CREATE TABLE public.t (id integer, name text);
CREATE VIEW public.v AS SELECT id FROM public.t;
GRANT SELECT ON public.v TO pg_monitor;
GRANT UPDATE (id) ON public.v TO PUBLIC;
CREATE FUNCTION public.f() RETURNS SETOF public.v LANGUAGE sql AS 'SELECT * FROM public.v';
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;
