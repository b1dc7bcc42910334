CREATE TABLE public.a (id integer, x integer, CONSTRAINT a_key PRIMARY KEY (id) INCLUDE (x));
CREATE TABLE public.b (id integer REFERENCES public.a (id));
