CREATE TYPE public.point2 AS (x bigint, y bigint);
CREATE TABLE public.t (id integer, at public.point2);
