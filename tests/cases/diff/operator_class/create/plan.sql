-- Create "cmp" function
CREATE FUNCTION public.cmp(integer, integer) RETURNS integer
LANGUAGE sql IMMUTABLE
AS $$SELECT btint4cmp($2, $1)$$;
-- Create operator family "down USING btree"
CREATE OPERATOR FAMILY public.down USING btree;
-- Create operator class "down USING btree"
CREATE OPERATOR CLASS public.down FOR TYPE integer USING btree FAMILY public.down AS
  OPERATOR 1 >(integer,integer),
  OPERATOR 2 >=(integer,integer),
  OPERATOR 3 =(integer,integer),
  OPERATOR 4 <=(integer,integer),
  OPERATOR 5 <(integer,integer),
  FUNCTION 1 (integer, integer) public.cmp(integer,integer);
-- Create "t" table
CREATE TABLE public.t (
  a integer
);
-- Create index "i" to table: "t"
CREATE INDEX i ON public.t (a public.down);
-- Set comment to operator_class: "down USING btree"
COMMENT ON OPERATOR CLASS public.down USING btree IS 'reverse';
