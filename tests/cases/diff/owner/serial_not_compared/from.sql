CREATE TABLE public.t (a integer);
ALTER TABLE public.t OWNER TO pg_monitor;
