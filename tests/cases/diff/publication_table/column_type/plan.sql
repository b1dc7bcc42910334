-- Modify publication "p"
ALTER PUBLICATION p DROP TABLE public.a;
-- Modify "a" table
ALTER TABLE public.a ALTER COLUMN id TYPE bigint;
-- Modify publication "p"
ALTER PUBLICATION p ADD TABLE public.a WHERE ((id > 1));
