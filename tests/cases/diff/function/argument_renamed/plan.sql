-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id DROP DEFAULT;
-- Drop "f" function
DROP FUNCTION public.f(integer);
-- Create "f" function
CREATE FUNCTION public.f(b integer) RETURNS integer
LANGUAGE sql
AS $$SELECT $1$$;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id SET DEFAULT public.f(1);
