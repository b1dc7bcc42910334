-- Modify "p1" table
ALTER TABLE public.p DETACH PARTITION public.p1;
-- Modify "p1" table
ALTER TABLE public.p ATTACH PARTITION public.p1 FOR VALUES IN (1, 2);
