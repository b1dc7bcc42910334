-- Drop index "i" from table: "t"
DROP INDEX public.i;
-- Drop operator class "down USING btree"
DROP OPERATOR CLASS public.down USING btree;
-- Create operator class "down USING btree"
CREATE OPERATOR CLASS public.down FOR TYPE integer USING btree FAMILY public.down AS
  OPERATOR 1 >(integer,integer),
  OPERATOR 3 =(integer,integer),
  OPERATOR 4 <=(integer,integer),
  OPERATOR 5 <(integer,integer),
  FUNCTION 1 (integer, integer) public.cmp(integer,integer);
-- Create index "i" to table: "t"
CREATE INDEX i ON public.t (a public.down);
