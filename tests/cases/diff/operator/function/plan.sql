-- Create "eq2" function
CREATE FUNCTION public.eq2(integer, text) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text = $2$$;
-- Drop "v" view
DROP VIEW public.v;
-- Drop operator "===(integer, text)"
DROP OPERATOR public.===(integer, text);
-- Create operator "===(integer, text)"
CREATE OPERATOR public.=== (FUNCTION = public.eq2, LEFTARG = integer, RIGHTARG = text);
-- Create "v" view
CREATE VIEW public.v AS
 SELECT (1 OPERATOR(public.===) '1'::text) AS same;
-- Drop "eq" function
DROP FUNCTION public.eq(integer, text);
