-- Add new schema named "S"
CREATE SCHEMA "S";
-- Create "neg" function
CREATE FUNCTION "S".neg(integer) RETURNS integer
LANGUAGE sql IMMUTABLE
AS $$SELECT -$1$$;
-- Create operator "!!(NONE, integer)"
CREATE OPERATOR "S".!! (FUNCTION = "S".neg, RIGHTARG = integer);
