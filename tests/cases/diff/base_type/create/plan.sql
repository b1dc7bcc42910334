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
  STORAGE = extended,
  CATEGORY = 'S',
  PREFERRED = true,
  DEFAULT = 'x',
  DELIMITER = ';',
  COLLATABLE = true
);
-- Create "use_it" function
CREATE FUNCTION public.use_it(public.b) RETURNS public.b
LANGUAGE sql
AS $$SELECT $1$$;
-- Create "t" table
CREATE TABLE public.t (
  a public.b,
  l public.b[]
);
-- Set comment to base_type: "b"
COMMENT ON TYPE public.b IS 'own';
