-- Create "diff" function
CREATE FUNCTION public.diff(a time without time zone, b time without time zone) RETURNS double precision
LANGUAGE sql IMMUTABLE STRICT
AS $$SELECT extract(epoch FROM a - b)$$;
-- Create range type "timerange"
CREATE TYPE public.timerange AS RANGE (SUBTYPE = time without time zone, SUBTYPE_DIFF = public.diff, MULTIRANGE_TYPE_NAME = public.times);
-- Create "t" table
CREATE TABLE public.t (
  open public.timerange,
  all_open public.times
);
