SET check_function_bodies = off;
-- Create "even" function
CREATE FUNCTION public.even(n integer) RETURNS boolean
LANGUAGE plpgsql
AS $$BEGIN RETURN n = 0 OR public.odd(n - 1); END$$;
-- Create "odd" function
CREATE FUNCTION public.odd(n integer) RETURNS boolean
LANGUAGE plpgsql
AS $$BEGIN RETURN n <> 0 AND public.even(n - 1); END$$;
