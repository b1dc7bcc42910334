-- Set privileges on table: "t"
GRANT SELECT, INSERT ON TABLE public.t TO pg_monitor;
-- Set privileges on table: "t"
GRANT SELECT ON TABLE public.t TO PUBLIC;
