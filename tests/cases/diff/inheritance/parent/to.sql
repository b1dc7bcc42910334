CREATE TABLE public.base (id integer);
CREATE TABLE public.a (id integer, x integer) INHERITS (public.base);
CREATE TABLE public.b (id integer, x integer);
