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
  STORAGE = plain
);
