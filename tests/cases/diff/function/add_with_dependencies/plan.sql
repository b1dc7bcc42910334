-- Create "t" table
CREATE TABLE public.t (
  id integer,
  name text
);
-- Create "count_t" function
CREATE FUNCTION public.count_t() RETURNS bigint
LANGUAGE sql STABLE
AS $$SELECT count(*) FROM public.t$$;
-- Create "calls" function
CREATE FUNCTION public.calls() RETURNS bigint
LANGUAGE sql STABLE
AS $$SELECT public.count_t()$$;
-- Create "one" function
CREATE FUNCTION public.one(t public.t) RETURNS text
LANGUAGE sql STABLE
AS $$SELECT $1.name$$;
-- Create "a" table
CREATE TABLE public.a (
  n bigint DEFAULT public.calls()
);
