CREATE TABLE public.a (id integer);
CREATE UNLOGGED TABLE public.b (id integer);
