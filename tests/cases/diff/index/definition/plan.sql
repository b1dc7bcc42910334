-- Drop index "i1" from table: "t"
DROP INDEX public.i1;
-- Create index "i1" to table: "t"
CREATE INDEX i1 ON public.t (a, b);
-- Set comment to index: "i1"
COMMENT ON INDEX public.i1 IS 'kept';
-- Drop index "i2" from table: "t"
DROP INDEX public.i2;
-- Create index "i2" to table: "t"
CREATE UNIQUE INDEX i2 ON public.t (a);
-- Drop index "i3" from table: "t"
DROP INDEX public.i3;
-- Create index "i3" to table: "t"
CREATE INDEX i3 ON public.t (a) WHERE (a > 1);
-- Drop index "i4" from table: "t"
DROP INDEX public.i4;
-- Create index "i4" to table: "t"
CREATE INDEX i4 ON public.t USING hash (a);
