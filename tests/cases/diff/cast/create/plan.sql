-- Create enum type "e"
CREATE TYPE public.e AS ENUM ('a');
-- Create composite type "r"
CREATE TYPE public.r AS (
  v integer
);
-- Create "to_r" function
CREATE FUNCTION public.to_r(integer) RETURNS public.r
LANGUAGE sql IMMUTABLE
AS $$SELECT ROW($1)::r$$;
-- Create cast "integer AS public.r"
CREATE CAST (integer AS public.r) WITH FUNCTION public.to_r(integer) AS IMPLICIT;
-- Create cast "public.e AS integer"
CREATE CAST (public.e AS integer) WITH INOUT AS ASSIGNMENT;
-- Set comment to cast: "integer AS public.r"
COMMENT ON CAST (integer AS public.r) IS 'wrap';
