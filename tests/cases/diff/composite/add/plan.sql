-- Create composite type "point2"
CREATE TYPE public.point2 AS (
  x numeric(10,2),
  y numeric(10,2),
  label text COLLATE "C"
);
-- Create "t" table
CREATE TABLE public.t (
  id integer,
  at public.point2
);
