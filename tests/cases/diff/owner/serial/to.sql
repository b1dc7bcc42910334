CREATE TABLE public.t (a integer, id serial);
ALTER TABLE public.t OWNER TO pg_monitor;
CREATE TABLE public.u (id serial);
ALTER TABLE public.u OWNER TO pg_monitor;
