CREATE FUNCTION public.f(a integer, OUT b integer, OUT c integer) LANGUAGE sql AS 'SELECT a, a';
