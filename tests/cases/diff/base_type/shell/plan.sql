-- Create base type "b"
CREATE TYPE public.b;
-- Create "b_in" function
CREATE FUNCTION public.b_in(cstring) RETURNS public.b
LANGUAGE internal IMMUTABLE STRICT
AS 'textin';
