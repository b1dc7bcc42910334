CREATE TABLE public.base (id integer, a integer, b text);
CREATE TABLE public.child (x integer) INHERITS (public.base);
