-- Drop "f" function
DROP FUNCTION public.f(integer);
-- Create "f" function
CREATE FUNCTION public.f(a bigint) RETURNS integer
LANGUAGE sql
AS $$SELECT a::integer$$;
