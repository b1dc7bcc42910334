-- Drop index "i" from table: "a"
DROP INDEX public.i;
-- Create index "i" to table: "b"
CREATE INDEX i ON public.b (id);
