CREATE FUNCTION public.f(a integer, b integer DEFAULT 2) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION public.g(a integer DEFAULT 2) RETURNS integer LANGUAGE sql AS 'SELECT a';
CREATE FUNCTION public.h(a integer) RETURNS integer LANGUAGE sql AS 'SELECT a';
