-- Announce range type "r"
CREATE TYPE public.r;
-- Create "canon" function
CREATE FUNCTION public.canon(public.r) RETURNS public.r
LANGUAGE internal IMMUTABLE STRICT
AS 'int4range_canonical';
-- Create range type "r"
CREATE TYPE public.r AS RANGE (SUBTYPE = integer, CANONICAL = public.canon);
-- Create "t" table
CREATE TABLE public.t (
  a public.r
);
