-- Modify composite type "point2"
ALTER TYPE public.point2 ALTER ATTRIBUTE x TYPE bigint, ALTER ATTRIBUTE label TYPE text COLLATE "C";
