CREATE TYPE public.item AS (id integer, name text, price numeric);
CREATE TABLE public.a OF public.item;
