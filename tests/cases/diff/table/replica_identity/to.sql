CREATE TABLE public.a (id integer NOT NULL UNIQUE);
ALTER TABLE public.a REPLICA IDENTITY USING INDEX a_id_key;
CREATE TABLE public.b (id integer NOT NULL);
CREATE UNIQUE INDEX b_id ON public.b (id);
ALTER TABLE public.b REPLICA IDENTITY USING INDEX b_id;
CREATE TABLE public.c (id integer);
