CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql AS 'SELECT $1';
CREATE TABLE public.t (id integer DEFAULT public.f(1));
