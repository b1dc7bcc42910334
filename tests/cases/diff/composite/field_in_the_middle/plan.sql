-- Drop composite type "line2"
DROP TYPE public.line2;
-- Drop composite type "point2"
DROP TYPE public.point2;
-- Create composite type "point2"
CREATE TYPE public.point2 AS (
  x integer,
  label text,
  y integer
);
-- Create composite type "line2"
CREATE TYPE public.line2 AS (
  a public.point2,
  b public.point2
);
