-- Announce base type "p"
CREATE TYPE public.p;
-- Create "p_in" function
CREATE FUNCTION public.p_in(cstring) RETURNS public.p
LANGUAGE internal IMMUTABLE STRICT
AS 'point_in';
-- Create "p_out" function
CREATE FUNCTION public.p_out(public.p) RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT
AS 'point_out';
-- Create base type "p"
CREATE TYPE public.p (
  INPUT = public.p_in,
  OUTPUT = public.p_out,
  SUBSCRIPT = raw_array_subscript_handler,
  INTERNALLENGTH = 16,
  ALIGNMENT = double,
  STORAGE = plain,
  ELEMENT = double precision
);
