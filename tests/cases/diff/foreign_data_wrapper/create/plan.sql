-- Create "check_options" function
CREATE FUNCTION public.check_options(text[], oid) RETURNS boolean
LANGUAGE sql
AS $$SELECT true$$;
-- Create foreign data wrapper "w"
CREATE FOREIGN DATA WRAPPER w VALIDATOR public.check_options OPTIONS (debug 'true');
-- Set comment to foreign_data_wrapper: "w"
COMMENT ON FOREIGN DATA WRAPPER w IS 'far away';
