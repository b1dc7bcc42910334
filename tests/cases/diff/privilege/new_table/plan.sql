-- Create "t" table
CREATE TABLE public.t (
  id integer,
  name text,
  secret text
);
-- Set privileges on table: "t"
GRANT SELECT ON TABLE public.t TO pg_monitor;
-- Set privileges on columns of "t"
GRANT UPDATE (name) ON TABLE public.t TO pg_monitor;
