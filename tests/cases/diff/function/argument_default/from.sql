CREATE FUNCTION public.f(a integer, b integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION public.g(a integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION public.h(a integer DEFAULT 1) RETURNS integer LANGUAGE sql AS 'SELECT a';
