CREATE TYPE public.item AS (id integer, name text);
CREATE TABLE public.a (id integer, name text);
CREATE TABLE public.b OF public.item;
