-- Create operator family "f USING btree"
CREATE OPERATOR FAMILY public.f USING btree;
-- Set comment to operator_family: "f USING btree"
COMMENT ON OPERATOR FAMILY public.f USING btree IS 'a';
