CREATE TABLE public.base (id integer);
CREATE TABLE public.child (x integer) INHERITS (public.base);
