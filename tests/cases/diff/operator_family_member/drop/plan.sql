-- Modify operator family "f USING btree"
ALTER OPERATOR FAMILY public.f USING btree DROP FUNCTION 1 (integer, bigint);
-- Modify operator family "f USING btree"
ALTER OPERATOR FAMILY public.f USING btree DROP OPERATOR 1 (integer, bigint);
