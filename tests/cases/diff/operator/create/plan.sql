-- Create "eq" function
CREATE FUNCTION public.eq(integer, text) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text = $2$$;
-- Create "qe" function
CREATE FUNCTION public.qe(text, integer) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$SELECT $1 = $2::text$$;
-- Create operator "===(integer, text)"
CREATE OPERATOR public.=== (FUNCTION = public.eq, LEFTARG = integer, RIGHTARG = text, RESTRICT = eqsel, JOIN = eqjoinsel, HASHES, MERGES);
-- Set comment to operator: "===(integer, text)"
COMMENT ON OPERATOR public.===(integer, text) IS 'same';
