-- Create "cmp2" function
CREATE FUNCTION public.cmp2(integer, bigint) RETURNS integer
LANGUAGE sql IMMUTABLE
AS $$SELECT 0$$;
-- Modify operator family "f USING btree"
ALTER OPERATOR FAMILY public.f USING btree DROP FUNCTION 1 (integer, bigint);
-- Modify operator family "f USING btree"
ALTER OPERATOR FAMILY public.f USING btree ADD FUNCTION 1 (integer, bigint) public.cmp2(integer,bigint);
-- Drop "cmp" function
DROP FUNCTION public.cmp(integer, bigint);
