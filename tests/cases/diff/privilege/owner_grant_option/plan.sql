-- Set privileges on table: "t"
GRANT SELECT, INSERT ON TABLE public.t TO postgres WITH GRANT OPTION;
-- Set privileges on table: "t"
GRANT SELECT ON TABLE public.t TO pg_monitor;
