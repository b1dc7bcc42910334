-- Create "add" function
CREATE FUNCTION public.add(a integer, b integer DEFAULT 1) RETURNS integer
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 5
AS $$SELECT a + b$$;
-- Create "of_table" function
CREATE FUNCTION public.of_table(OUT id integer, OUT name text) RETURNS SETOF record
LANGUAGE sql SECURITY DEFINER
AS $$SELECT 1, 'a'$$;
-- Create "rows" function
CREATE FUNCTION public.rows() RETURNS SETOF integer
LANGUAGE plpgsql ROWS 7
SET search_path TO 'public', 'pg_temp'
SET work_mem TO '8MB'
AS $$BEGIN RETURN NEXT 1; END$$;
