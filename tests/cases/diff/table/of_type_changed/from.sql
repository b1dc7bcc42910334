CREATE TYPE public.item AS (id integer, name text);
CREATE TABLE public.a OF public.item;
