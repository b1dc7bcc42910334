CREATE TABLE public.a (id integer, other integer, PRIMARY KEY (id, other));
CREATE TABLE public.b (id integer, other integer, PRIMARY KEY (other));
CREATE TABLE public.c (id integer);
