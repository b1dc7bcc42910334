CREATE FUNCTION public.f(a integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT a';
CREATE VIEW public.v AS SELECT public.f(1);
CREATE TABLE public.t (id integer CHECK (public.f(id) > 0));
