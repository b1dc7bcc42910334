-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN name TYPE text;
-- Drop extension "citext"
DROP EXTENSION citext;
