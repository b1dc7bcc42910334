CREATE FUNCTION public.diff(a time, b time) RETURNS double precision LANGUAGE sql IMMUTABLE STRICT AS 'SELECT extract(epoch FROM a - b)';
CREATE TYPE public.timerange AS RANGE (SUBTYPE = time, SUBTYPE_DIFF = public.diff, MULTIRANGE_TYPE_NAME = public.times);
CREATE TABLE public.t (open public.timerange, all_open public.times);
