CREATE TABLE public.a (id integer PRIMARY KEY);
CREATE TABLE public.b (id integer, CONSTRAINT f FOREIGN KEY (id) REFERENCES public.a, CONSTRAINT c CHECK (id > 0));
