-- Set privileges on table: "t"
REVOKE DELETE, TRUNCATE ON TABLE public.t FROM postgres;
