-- Rename type "point2" to make room
ALTER TYPE public.point2 RENAME TO point2__old;
-- Create composite type "point2"
CREATE TYPE public.point2 AS (
  x bigint,
  y bigint
);
-- Modify "t" table
ALTER TABLE public.t ALTER COLUMN at TYPE public.point2 USING at::text::public.point2;
-- Drop the former type "point2"
DROP TYPE public.point2__old;
