-- Set privileges on table: "t"
REVOKE INSERT ON TABLE public.t FROM pg_monitor;
-- Set privileges on table: "t"
GRANT UPDATE ON TABLE public.t TO pg_monitor;
