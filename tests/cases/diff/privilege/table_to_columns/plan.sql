-- Set privileges on table: "t"
REVOKE SELECT ON TABLE public.t FROM pg_monitor;
-- Set privileges on columns of "t"
GRANT SELECT (name, id) ON TABLE public.t TO pg_monitor;
