-- Modify "g" function
CREATE OR REPLACE FUNCTION public.g() RETURNS integer
LANGUAGE sql
RETURN 2;
-- Drop "f" function
DROP FUNCTION public.f();
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN id TYPE bigint;
-- Create "f" function
CREATE FUNCTION public.f() RETURNS bigint
LANGUAGE sql
BEGIN ATOMIC
 SELECT count(t.id) AS count
    FROM public.t;
END;
