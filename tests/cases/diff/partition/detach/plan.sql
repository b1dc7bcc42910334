-- Modify "p1" table
ALTER TABLE public.p DETACH PARTITION public.p1;
