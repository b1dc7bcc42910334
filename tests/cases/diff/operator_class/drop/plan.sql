-- Drop operator class "down USING btree"
DROP OPERATOR CLASS public.down USING btree;
-- Drop operator family "down USING btree"
DROP OPERATOR FAMILY public.down USING btree;
-- Drop "cmp" function
DROP FUNCTION public.cmp(integer, integer);
