CREATE TYPE public.point2 AS (x integer, y integer);
CREATE TABLE public.t (id integer, at public.point2);
