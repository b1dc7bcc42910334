-- Drop "use_it" function
DROP FUNCTION public.use_it(public.b);
-- Drop base type "b"
DROP TYPE public.b CASCADE;
-- Announce base type "b"
CREATE TYPE public.b;
-- Create "b_in" function
CREATE FUNCTION public.b_in(cstring) RETURNS public.b
LANGUAGE internal IMMUTABLE STRICT
AS 'textin';
-- Create "b_out" function
CREATE FUNCTION public.b_out(public.b) RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT
AS 'textout';
-- Create base type "b"
CREATE TYPE public.b (
  INPUT = public.b_in,
  OUTPUT = public.b_out,
  INTERNALLENGTH = VARIABLE,
  ALIGNMENT = int4,
  STORAGE = plain,
  DEFAULT = 'y'
);
-- Create "use_it" function
CREATE FUNCTION public.use_it(public.b) RETURNS public.b
LANGUAGE sql
AS $$SELECT $1$$;
-- Set comment to function: "b_in(cstring)"
COMMENT ON FUNCTION public.b_in(cstring) IS 'reads';
