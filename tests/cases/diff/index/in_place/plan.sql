-- Modify index "i1"
ALTER INDEX public.i1 SET (fillfactor = 80);
-- Modify index "i2"
ALTER INDEX public.i2 ALTER COLUMN 1 SET STATISTICS 500;
-- Modify "t" table
ALTER TABLE public.t CLUSTER ON i3;
