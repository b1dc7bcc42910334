-- Drop "f" function
DROP FUNCTION public.f();
-- Create "f" procedure
CREATE PROCEDURE public.f()
LANGUAGE sql
AS $$$$;
