CREATE TYPE public.point2 AS (x integer, label text);
