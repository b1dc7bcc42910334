CREATE TYPE public.item AS (id integer, name text);
CREATE TABLE public.a OF public.item;
CREATE TABLE public.b (id integer, name text);
CREATE TABLE public.c OF public.item (id WITH OPTIONS PRIMARY KEY, name DEFAULT 'x');
