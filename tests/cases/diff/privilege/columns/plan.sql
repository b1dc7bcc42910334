-- Set privileges on columns of "t"
GRANT SELECT (id, name) ON TABLE public.t TO pg_monitor;
-- Set privileges on columns of "t"
GRANT UPDATE (name) ON TABLE public.t TO pg_monitor;
