-- Modify "t" table
ALTER TABLE public.t ADD COLUMN name text;
-- Set privileges on columns of "t"
GRANT SELECT (name) ON TABLE public.t TO pg_monitor;
