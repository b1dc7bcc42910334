-- Announce base type "i"
CREATE TYPE public.i;
-- Create "i_in" function
CREATE FUNCTION public.i_in(cstring) RETURNS public.i
LANGUAGE internal IMMUTABLE STRICT
AS 'int4in';
-- Create "i_out" function
CREATE FUNCTION public.i_out(public.i) RETURNS cstring
LANGUAGE internal IMMUTABLE STRICT
AS 'int4out';
-- Create base type "i"
CREATE TYPE public.i (
  INPUT = public.i_in,
  OUTPUT = public.i_out,
  INTERNALLENGTH = 4,
  PASSEDBYVALUE,
  ALIGNMENT = int4,
  STORAGE = plain
);
