-- Modify foreign data wrapper "w"
ALTER FOREIGN DATA WRAPPER w NO VALIDATOR;
-- Drop "check_options" function
DROP FUNCTION public.check_options(text[], oid);
