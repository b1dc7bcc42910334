CREATE TABLE public.a (id integer, other integer);
CREATE TABLE public.b (id integer, other integer, PRIMARY KEY (id));
CREATE TABLE public.c (id integer PRIMARY KEY);
