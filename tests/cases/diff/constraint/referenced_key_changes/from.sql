CREATE TABLE public.a (id integer CONSTRAINT a_key PRIMARY KEY, x integer NOT NULL);
CREATE TABLE public.b (id integer REFERENCES public.a (id));
