-- Set owner of table: "t"
ALTER TABLE public.t OWNER TO pg_monitor;
-- Set privileges on table: "t"
REVOKE INSERT ON TABLE public.t FROM pg_read_all_data;
-- Set privileges on table: "t"
GRANT SELECT ON TABLE public.t TO PUBLIC;
