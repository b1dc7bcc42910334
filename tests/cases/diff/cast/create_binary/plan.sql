-- Create enum type "e"
CREATE TYPE public.e AS ENUM ('a');
-- Create domain type "unused"
CREATE DOMAIN public.unused AS text;
-- Create cast "integer AS timestamp with time zone"
CREATE CAST (integer AS timestamp with time zone) WITH INOUT;
