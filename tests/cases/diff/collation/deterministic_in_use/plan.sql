-- Rename type "d" to make room
ALTER DOMAIN public.d RENAME TO d__old;
-- Drop index "i" from table: "t"
DROP INDEX public.i;
-- Rename type "c" to make room
ALTER COLLATION public.c RENAME TO c__old;
-- Create collation "c"
CREATE COLLATION public.c (provider = icu, locale = 'und', deterministic = false);
-- Create domain type "d"
CREATE DOMAIN public.d AS text COLLATE public.c;
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN a TYPE text COLLATE public.c USING a::text::text;
-- Create index "i" to table: "t"
CREATE INDEX i ON public.t (b COLLATE public.c);
-- Drop the former type "d"
DROP DOMAIN public.d__old;
-- Drop the former type "c"
DROP COLLATION public.c__old;
