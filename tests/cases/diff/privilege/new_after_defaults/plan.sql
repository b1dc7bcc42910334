-- Create sequence "q"
CREATE SEQUENCE public.q;
-- Create "f" function
CREATE FUNCTION public.f() RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
-- Create "a" table
CREATE TABLE public.a (
  id integer
);
-- Create "b" table
CREATE TABLE public.b (
  id integer
);
-- Create "i" table
CREATE TABLE public.i (
  id integer GENERATED ALWAYS AS IDENTITY
);
-- Set privileges on sequence: "i_id_seq"
REVOKE USAGE ON SEQUENCE public.i_id_seq FROM pg_monitor;
-- Set privileges on sequence: "q"
REVOKE USAGE ON SEQUENCE public.q FROM pg_monitor;
-- Set privileges on table: "b"
REVOKE SELECT, INSERT ON TABLE public.b FROM pg_monitor;
-- Set privileges on table: "i"
REVOKE SELECT, INSERT ON TABLE public.i FROM pg_monitor;
-- Set privileges on function: "f()"
GRANT EXECUTE ON FUNCTION public.f() TO PUBLIC;
