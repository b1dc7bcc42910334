-- Modify "f" function
CREATE OR REPLACE FUNCTION public.f() RETURNS void
LANGUAGE sql
SET search_path TO 'public', 'My Schema'
SET statement_timeout TO '1s'
AS $$$$;
