CREATE TABLE public.t (id integer, name text);
CREATE VIEW public.v AS SELECT id, name AS title FROM public.t;
