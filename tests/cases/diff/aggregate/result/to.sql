CREATE FUNCTION public.done(a integer) RETURNS text LANGUAGE sql IMMUTABLE AS 'SELECT a::text';
CREATE AGGREGATE public.total(integer) (SFUNC = int4pl, STYPE = integer, FINALFUNC = public.done);
