CREATE TABLE public.t (id integer, x text) WITH (fillfactor = 80, toast.autovacuum_enabled = false);
