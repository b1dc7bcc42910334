CREATE TABLE public.base (id integer);
CREATE TABLE public.a (id integer, x integer);
CREATE TABLE public.b (x integer) INHERITS (public.base);
