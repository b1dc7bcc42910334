-- Drop "f" function
DROP FUNCTION public.f();
-- Create "f" function
CREATE FUNCTION public.f() RETURNS TABLE(id integer, name text)
LANGUAGE sql
AS $$SELECT 1, 'a'$$;
