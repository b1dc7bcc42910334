-- Set privileges on table: "t"
REVOKE GRANT OPTION FOR INSERT ON TABLE public.t FROM pg_monitor;
