CREATE TABLE public.t (id integer);
CREATE TABLE public.v (id integer);
