-- Add new schema named "other"
CREATE SCHEMA other;
-- Modify extension "pg_trgm"
ALTER EXTENSION pg_trgm SET SCHEMA other;
-- Drop index "t_name" from table: "t"
DROP INDEX public.t_name;
-- Create index "t_name" to table: "t"
CREATE INDEX t_name ON public.t USING gin (name other.gin_trgm_ops);
-- Drop schema named "ext"
DROP SCHEMA ext;
