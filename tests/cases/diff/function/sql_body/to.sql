CREATE TABLE public.t (id bigint, n integer);
CREATE FUNCTION public.f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(id) FROM public.t; END;
CREATE FUNCTION public.g() RETURNS integer LANGUAGE sql RETURN 2;
