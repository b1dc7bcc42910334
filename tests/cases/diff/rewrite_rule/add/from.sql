CREATE TABLE public.t (id integer);
CREATE TABLE public.log (id integer);
