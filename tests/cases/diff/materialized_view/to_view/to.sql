CREATE TABLE public.t (id integer);
CREATE VIEW public.m AS SELECT id FROM public.t;
