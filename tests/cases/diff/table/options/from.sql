CREATE TABLE public.t (id integer, x text) WITH (fillfactor = 70, autovacuum_enabled = false);
