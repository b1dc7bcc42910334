SET check_function_bodies = off;
-- Create "one" function
CREATE FUNCTION app.one() RETURNS integer
LANGUAGE sql
AS $$SELECT 1$$;
-- Create "two" function
CREATE FUNCTION app.two() RETURNS integer
LANGUAGE sql
AS $$SELECT one() + 1$$;
