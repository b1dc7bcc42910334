-- Drop "f" function
DROP FUNCTION public.f();
-- Drop "v" view
DROP VIEW public.v;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT t.id
   FROM public.t;
-- Create "f" function
CREATE FUNCTION public.f() RETURNS SETOF public.v
LANGUAGE sql
AS $$SELECT * FROM public.v$$;
-- Set privileges on function: "f()"
REVOKE EXECUTE ON FUNCTION public.f() FROM PUBLIC;
-- Set privileges on columns of "v"
GRANT UPDATE (id) ON TABLE public.v TO PUBLIC;
-- Set privileges on view: "v"
GRANT SELECT ON TABLE public.v TO pg_monitor;
