-- Create "check_options" function
CREATE FUNCTION public.check_options(text[], oid) RETURNS boolean
LANGUAGE sql
AS $$SELECT true$$;
-- Modify foreign data wrapper "w"
ALTER FOREIGN DATA WRAPPER w VALIDATOR public.check_options;
