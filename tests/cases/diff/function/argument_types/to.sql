CREATE FUNCTION public.f(a bigint) RETURNS integer LANGUAGE sql AS 'SELECT a::integer';
