-- Create "eq" function
CREATE FUNCTION public.eq(integer, text) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$SELECT $1::text = $2$$;
-- Create "qe" function
CREATE FUNCTION public.qe(text, integer) RETURNS boolean
LANGUAGE sql IMMUTABLE
AS $$SELECT $1 = $2::text$$;
-- Create operator "===(integer, text)"
CREATE OPERATOR public.=== (FUNCTION = public.eq, LEFTARG = integer, RIGHTARG = text, COMMUTATOR = OPERATOR(public.===));
-- Create operator "===(text, integer)"
CREATE OPERATOR public.=== (FUNCTION = public.qe, LEFTARG = text, RIGHTARG = integer, COMMUTATOR = OPERATOR(public.===));
