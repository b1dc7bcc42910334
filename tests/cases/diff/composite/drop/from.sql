CREATE TYPE public.point2 AS (x integer, y integer);
CREATE FUNCTION public.f() RETURNS public.point2 LANGUAGE sql AS 'SELECT ROW(1, 2)::public.point2';
