-- Drop operator family "f USING btree"
DROP OPERATOR FAMILY public.f USING btree;
-- Drop "cmp" function
DROP FUNCTION public.cmp(integer, bigint);
