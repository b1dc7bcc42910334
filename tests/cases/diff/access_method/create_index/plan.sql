-- Create access method "btree2"
CREATE ACCESS METHOD btree2 TYPE INDEX HANDLER bthandler;
-- Create operator family "k USING btree2"
CREATE OPERATOR FAMILY public.k USING btree2;
-- Create operator class "k USING btree2"
CREATE OPERATOR CLASS public.k DEFAULT FOR TYPE integer USING btree2 FAMILY public.k AS
  OPERATOR 1 <(integer,integer),
  OPERATOR 2 <=(integer,integer),
  OPERATOR 3 =(integer,integer),
  OPERATOR 4 >=(integer,integer),
  OPERATOR 5 >(integer,integer),
  FUNCTION 1 (integer, integer) btint4cmp(integer,integer);
-- Set comment to access_method: "btree2"
COMMENT ON ACCESS METHOD btree2 IS 'x';
