-- Create "step" function
CREATE FUNCTION public.step(a integer, b integer) RETURNS integer
LANGUAGE sql IMMUTABLE
AS $$SELECT a + b$$;
-- Create "total" aggregate
CREATE AGGREGATE public.total(integer) (
  SFUNC = public.step,
  STYPE = integer,
  COMBINEFUNC = int4pl,
  INITCOND = '0',
  PARALLEL = SAFE
);
-- Create "v" view
CREATE VIEW public.v AS
 SELECT public.total(x.x) AS total
   FROM generate_series(1, 3) x(x);
