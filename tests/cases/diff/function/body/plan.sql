-- Modify "f" function
CREATE OR REPLACE FUNCTION public.f(a integer) RETURNS integer
LANGUAGE sql IMMUTABLE
AS $$SELECT a + 1$$;
