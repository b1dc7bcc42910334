-- Drop "v" view
DROP VIEW public.v;
-- Drop "f" function
DROP FUNCTION public.f();
-- Create "f" function
CREATE FUNCTION public.f() RETURNS bigint
LANGUAGE sql
AS $$SELECT 1$$;
-- Create "v" view
CREATE VIEW public.v AS
 SELECT public.f() AS f;
-- Set comment to function: "f()"
COMMENT ON FUNCTION public.f() IS 'one';
-- Set comment to column: "f" on table: "v"
COMMENT ON COLUMN public.v.f IS 'also one';
