CREATE FUNCTION public.f(a integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT a';
