-- Modify composite type "point2"
ALTER TYPE public.point2 DROP ATTRIBUTE y, ADD ATTRIBUTE z integer, ADD ATTRIBUTE label text;
