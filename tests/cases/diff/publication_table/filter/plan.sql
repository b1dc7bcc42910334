-- Modify publication "p"
ALTER PUBLICATION p DROP TABLE public.a;
-- Modify publication "p"
ALTER PUBLICATION p ADD TABLE public.a WHERE ((id > 2));
