CREATE TYPE public.point2 AS (x integer, label text, y integer);
CREATE TYPE public.line2 AS (a public.point2, b public.point2);
