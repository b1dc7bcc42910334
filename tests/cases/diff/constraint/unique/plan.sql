-- Modify index "v"
ALTER INDEX public.v SET (fillfactor = 70);
-- Modify "t" table
ALTER TABLE public.t
  DROP CONSTRAINT u,
  ADD CONSTRAINT u UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b);
