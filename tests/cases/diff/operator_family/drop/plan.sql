-- Drop operator family "f USING btree"
DROP OPERATOR FAMILY public.f USING btree;
