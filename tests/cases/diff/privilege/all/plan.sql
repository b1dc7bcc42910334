-- Set privileges on table: "t"
GRANT ALL ON TABLE public.t TO pg_monitor;
