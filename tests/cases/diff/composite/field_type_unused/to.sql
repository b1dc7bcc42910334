CREATE TYPE public.point2 AS (x bigint, label text COLLATE "C");
