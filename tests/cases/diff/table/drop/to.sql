CREATE TABLE public.parent (id integer PRIMARY KEY);
