CREATE TYPE public.point2 AS (x integer, z integer, label text);
CREATE TABLE public.t (id integer, at public.point2);
