-- Modify operator family "f USING btree"
ALTER OPERATOR FAMILY public.f USING btree ADD FUNCTION 1 (integer, bigint) public.cmp(integer,bigint);
-- Modify operator family "f USING btree"
ALTER OPERATOR FAMILY public.f USING btree ADD OPERATOR 1 <(integer,bigint);
-- Modify operator family "f USING btree"
ALTER OPERATOR FAMILY public.f USING btree ADD OPERATOR 3 =(integer,bigint);
