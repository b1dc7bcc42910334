-- Create "done" function
CREATE FUNCTION public.done(a integer) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$SELECT a::text$$;
-- Drop "total" aggregate
DROP AGGREGATE public.total(integer);
-- Create "total" aggregate
CREATE AGGREGATE public.total(integer) (
  SFUNC = int4pl,
  STYPE = integer,
  FINALFUNC = public.done
);
