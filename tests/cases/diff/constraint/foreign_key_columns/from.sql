CREATE TABLE public.a (id integer PRIMARY KEY, x integer, UNIQUE (id, x));
CREATE TABLE public.b (id integer, x integer, CONSTRAINT f FOREIGN KEY (id, x) REFERENCES public.a (id, x) ON DELETE SET NULL);
