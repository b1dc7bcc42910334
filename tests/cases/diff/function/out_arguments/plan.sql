-- Drop "f" function
DROP FUNCTION public.f(integer);
-- Create "f" function
CREATE FUNCTION public.f(a integer, OUT b integer, OUT c integer) RETURNS record
LANGUAGE sql
AS $$SELECT a, a$$;
