-- Modify "f" function
CREATE OR REPLACE FUNCTION public.f() RETURNS integer
LANGUAGE plpgsql
AS $$BEGIN RETURN 1; END$$;
