-- Modify "f" function
CREATE OR REPLACE FUNCTION public.f(a integer, b integer DEFAULT 2) RETURNS integer
LANGUAGE sql
AS $$SELECT a$$;
-- Modify "g" function
CREATE OR REPLACE FUNCTION public.g(a integer DEFAULT 2) RETURNS integer
LANGUAGE sql
AS $$SELECT a$$;
-- Drop "h" function
DROP FUNCTION public.h(integer);
-- Create "h" function
CREATE FUNCTION public.h(a integer) RETURNS integer
LANGUAGE sql
AS $$SELECT a$$;
