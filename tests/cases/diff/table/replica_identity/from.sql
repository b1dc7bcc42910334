CREATE TABLE public.a (id integer NOT NULL UNIQUE);
CREATE TABLE public.b (id integer NOT NULL);
CREATE UNIQUE INDEX b_id ON public.b (id);
CREATE TABLE public.c (id integer);
ALTER TABLE public.c REPLICA IDENTITY FULL;
