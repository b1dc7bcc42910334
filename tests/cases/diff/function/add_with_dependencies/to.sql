CREATE TABLE public.t (id integer, name text);
CREATE FUNCTION public.count_t() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT count(*) FROM public.t';
CREATE FUNCTION public.one(t public.t) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1.name';
CREATE FUNCTION public.calls() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT public.count_t()';
CREATE TABLE public.a (n bigint DEFAULT public.calls());
